<?xml version="1.0" encoding="UTF-8"?>
<!-- In: en beställning som kommunen själv har lagt i ett annat system. Varuraderna räknas och följer inte med. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
    exclude-result-prefixes="#all">

  <!-- Avgifter vid sidan av varorna (UNCL 7161) till avgifterna i kommunens policy; vad som inte står här blir OTHER_FEE. -->
  <xsl:variable name="fees" as="map(xs:string, xs:string)" select="map {
      'DL': 'DELIVERY_FEE', 'FC': 'DELIVERY_FEE', 'PC': 'PICKING_FEE', 'ABL': 'PICKING_FEE', 'RAB': 'HOME_TRANSPORT_FEE' }"/>

  <xsl:template match="/*">
    <document>
      <id><xsl:value-of select="cbc:ID"/></id>
      <issueDate><xsl:value-of select="cbc:IssueDate"/></issueDate>
      <issueTime><xsl:value-of select="cbc:IssueTime"/></issueTime>
      <currency><xsl:value-of select="cbc:DocumentCurrencyCode"/></currency>
      <customerReference><xsl:value-of select="cbc:CustomerReference"/></customerReference>
      <seller><xsl:value-of select="cac:SellerSupplierParty/cac:Party/cbc:EndpointID/string-join((@schemeID, string()), ':')"/></seller>
      <buyer><xsl:value-of select="cac:BuyerCustomerParty/cac:Party/cbc:EndpointID/string-join((@schemeID, string()), ':')"/></buyer>
      <total><xsl:value-of select="cac:AnticipatedMonetaryTotal/cbc:PayableAmount"/></total>
      <lineCount><xsl:value-of select="count(cac:OrderLine)"/></lineCount>
      <xsl:for-each select="cac:Delivery/cac:RequestedDeliveryPeriod">
        <period>
          <startDate><xsl:value-of select="cbc:StartDate"/></startDate>
          <startTime><xsl:value-of select="cbc:StartTime"/></startTime>
          <endDate><xsl:value-of select="cbc:EndDate"/></endDate>
          <endTime><xsl:value-of select="cbc:EndTime"/></endTime>
        </period>
      </xsl:for-each>
      <xsl:for-each select="cac:AllowanceCharge[cbc:ChargeIndicator = 'true']">
        <fee>
          <type>
            <xsl:choose>
              <xsl:when test="contains(lower-case(cbc:AllowanceChargeReason), 'småorder')">SMALL_ORDER_FEE</xsl:when>
              <xsl:otherwise><xsl:value-of select="(map:get($fees, string(cbc:AllowanceChargeReasonCode)), 'OTHER_FEE')[1]"/></xsl:otherwise>
            </xsl:choose>
          </type>
          <amount><xsl:value-of select="cbc:Amount"/></amount>
        </fee>
      </xsl:for-each>
    </document>
  </xsl:template>
</xsl:stylesheet>
