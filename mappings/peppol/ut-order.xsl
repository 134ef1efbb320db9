<?xml version="1.0" encoding="UTF-8"?>
<!-- Ut: en beställning efter stopptiden. Varorna ligger i kundens varukorg hos leverantören och står inte här; kunden känns igen på ärendet. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"
    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">

  <xsl:template match="/request">
    <Order>
      <cbc:CustomizationID>urn:fdc:peppol.eu:poacc:trns:order:3</cbc:CustomizationID>
      <cbc:ProfileID>urn:fdc:peppol.eu:poacc:bis:ordering:3</cbc:ProfileID>
      <cbc:ID><xsl:value-of select="id"/></cbc:ID>
      <cbc:IssueDate><xsl:value-of select="issueDate"/></cbc:IssueDate>
      <cbc:IssueTime><xsl:value-of select="issueTime"/></cbc:IssueTime>
      <cbc:Note>Beställning efter stopptid. Svara med vilken dag den kan levereras.</cbc:Note>
      <cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>
      <xsl:if test="caseRef != ''">
        <cbc:CustomerReference><xsl:value-of select="caseRef"/></cbc:CustomerReference>
      </xsl:if>
      <cac:ValidityPeriod>
        <cbc:EndDate><xsl:value-of select="day"/></cbc:EndDate>
      </cac:ValidityPeriod>
      <cac:BuyerCustomerParty><xsl:apply-templates select="buyer"/></cac:BuyerCustomerParty>
      <cac:SellerSupplierParty><xsl:apply-templates select="seller"/></cac:SellerSupplierParty>
      <cac:Delivery>
        <cac:RequestedDeliveryPeriod>
          <cbc:StartDate><xsl:value-of select="day"/></cbc:StartDate>
          <cbc:EndDate><xsl:value-of select="day"/></cbc:EndDate>
        </cac:RequestedDeliveryPeriod>
      </cac:Delivery>
      <cac:OrderLine>
        <cac:LineItem>
          <cbc:ID>1</cbc:ID>
          <cbc:Quantity unitCode="EA">1</cbc:Quantity>
          <cac:Item>
            <cbc:Name><xsl:value-of select="if (orderNo != '') then concat('Varukorg ', orderNo) else 'Kundens varukorg'"/></cbc:Name>
          </cac:Item>
        </cac:LineItem>
      </cac:OrderLine>
    </Order>
  </xsl:template>

  <xsl:template match="buyer | seller">
    <cac:Party>
      <cbc:EndpointID schemeID="{scheme}"><xsl:value-of select="address"/></cbc:EndpointID>
      <cac:PostalAddress>
        <cac:Country>
          <cbc:IdentificationCode><xsl:value-of select="country"/></cbc:IdentificationCode>
        </cac:Country>
      </cac:PostalAddress>
      <cac:PartyLegalEntity>
        <cbc:RegistrationName><xsl:value-of select="name"/></cbc:RegistrationName>
      </cac:PartyLegalEntity>
    </cac:Party>
  </xsl:template>
</xsl:stylesheet>
