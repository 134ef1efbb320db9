<?xml version="1.0" encoding="UTF-8"?>
<!-- Procapita's decision record to the hub's flat canonical fields. An absent or empty element means "not stated".
     The door code (portkod) has no line here, and of the password (losenord) only the fact that there was one goes on. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:inkopsnavet:procapita:beslut:1"
                xmlns="urn:inkopsnavet:decision:1" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:inkopsnavet:functions"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:variable name="utfall" select="map{'BEVILJAD':'GRANTED', 'AVSLAG':'DENIED', 'ANDRAD':'CHANGED', 'AVSLUTAD':'ENDED'}"/>
  <xsl:variable name="insats" select="map{'INKOP':'INKOP', 'LEDSAGNING':'LEDSAGNING', 'ANNAN':'OTHER'}"/>
  <xsl:variable name="jaNej" select="map{'JA':'true', 'NEJ':'false'}"/>
  <xsl:variable name="skyddad" select="map{'JA':'PROTECTED', 'NEJ':'NONE'}"/>
  <xsl:variable name="status" select="map{'LEVANDE':'ALIVE', 'AVLIDEN':'DECEASED', 'UTVANDRAD':'EMIGRATED'}"/>
  <xsl:variable name="faktura" select="map{'SAMMA':'CLIENT_DELIVERY_ADDRESS', 'ANNAN':'OTHER_ADDRESS', 'EPOST':'E_INVOICE'}"/>
  <xsl:variable name="grund" select="map{'SAMTYCKE':'CONSENT', 'MENPROVNING':'HARM_ASSESSMENT'}"/>

  <xsl:template match="/p:beslut">
    <decision>
      <decisionId>{p:beslutsid}</decisionId>
      <version>{p:version}</version>
      <occurredAt>{p:andrad}</occurredAt>
      <outcome>{f:kod($utfall, p:utfall)}</outcome>
      <insats>{f:kod($insats, p:insats)}</insats>
      <startDate>{p:fran}</startDate>
      <endDate>{f:slut(p:till)}</endDate>
      <unitId>{p:enhet}</unitId>
      <areaName>{p:omrade}</areaName>
      <phone>{p:telefon}</phone>
      <email>{p:epost}</email>
      <xsl:apply-templates select="p:person, p:villkor, p:utlamnandegrund"/>
    </decision>
  </xsl:template>

  <xsl:template match="p:person">
    <personId>{p:personnummer}</personId>
    <firstName>{p:fornamn}</firstName>
    <lastName>{p:efternamn}</lastName>
    <protection>{(f:kod($skyddad, p:skyddad), 'UNKNOWN')[1]}</protection>
    <lifeStatus>{(f:kod($status, p:status), 'UNKNOWN')[1]}</lifeStatus>
    <careOf>{p:adress/p:co}</careOf>
    <street>{p:adress/p:gata}</street>
    <apartment>{p:adress/p:lagenhet}</apartment>
    <postcode>{p:adress/p:postnummer}</postcode>
    <city>{p:adress/p:postort}</city>
  </xsl:template>

  <xsl:template match="p:villkor">
    <supplierMayCall>{f:kod($jaNej, p:ringa)}</supplierMayCall>
    <emailWished>{f:kod($jaNej, p:epostinloggning)}</emailWished>
    <meetStaff>{f:kod($jaNej, p:mota)}</meetStaff>
    <driverInfo>{p:chaufforinfo}</driverInfo>
    <fridgePacking>{f:kod($jaNej, p:inplock)}</fridgePacking>
    <canReceive>{f:kod($jaNej, p:kanTaEmot)}</canReceive>
    <canUnpack>{f:kod($jaNej, p:kanPlocka)}</canUnpack>
    <invoiceTo>{f:kod($faktura, p:faktura)}</invoiceTo>
    <invoiceAddress>{p:fakturaadress}</invoiceAddress>
    <dailyRoutine>{f:kod($jaNej, p:livsomradeRutin)}</dailyRoutine>
    <useTechnology>{f:kod($jaNej, p:livsomradeTeknik)}</useTechnology>
    <secretDropped>{normalize-space(string-join(p:losenord, ' ')) != ''}</secretDropped>
  </xsl:template>

  <xsl:template match="p:utlamnandegrund">
    <basisType>{f:kod($grund, p:typ)}</basisType>
    <basisReference>{p:referens}</basisReference>
    <basisRecipient>{p:mottagare}</basisRecipient>
    <basisValidFrom>{p:fran}</basisValidFrom>
    <basisValidTo>{f:slut(p:till)}</basisValidTo>
  </xsl:template>

  <!-- The code's meaning, or nothing when it is missing or unknown. A record that the schema refused may hold it twice: that is unknown too. -->
  <xsl:function name="f:kod" as="xs:string?">
    <xsl:param name="koder" as="map(*)"/>
    <xsl:param name="kod" as="node()*"/>
    <xsl:sequence select="$koder(upper-case(normalize-space(string-join($kod, ' '))))"/>
  </xsl:function>

  <!-- Procapita writes 9999-12-31 for "until further notice". -->
  <xsl:function name="f:slut" as="xs:string">
    <xsl:param name="dag" as="node()*"/>
    <xsl:sequence select="let $text := normalize-space(string-join($dag, ' ')) return if ($text = '9999-12-31') then '' else $text"/>
  </xsl:function>
</xsl:stylesheet>
