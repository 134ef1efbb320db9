<?xml version="1.0" encoding="UTF-8"?>
<!-- In: leverantörens svar på en beställning. Varuraderna räknas och följer inte med. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
    exclude-result-prefixes="#all">

  <xsl:template match="/*">
    <document>
      <id><xsl:value-of select="cbc:ID"/></id>
      <issueDate><xsl:value-of select="cbc:IssueDate"/></issueDate>
      <issueTime><xsl:value-of select="cbc:IssueTime"/></issueTime>
      <code><xsl:value-of select="cbc:OrderResponseCode"/></code>
      <currency><xsl:value-of select="cbc:DocumentCurrencyCode"/></currency>
      <salesOrderId><xsl:value-of select="cbc:SalesOrderID"/></salesOrderId>
      <customerReference><xsl:value-of select="cbc:CustomerReference"/></customerReference>
      <orderReference><xsl:value-of select="cac:OrderReference/cbc:ID"/></orderReference>
      <seller><xsl:value-of select="cac:SellerSupplierParty/cac:Party/cbc:EndpointID/string-join((@schemeID, string()), ':')"/></seller>
      <buyer><xsl:value-of select="cac:BuyerCustomerParty/cac:Party/cbc:EndpointID/string-join((@schemeID, string()), ':')"/></buyer>
      <!-- Rader som inte kommer som de beställdes: 3 ändrad, 7 inte godtagen, eller med ersättningsvara. -->
      <changedLines><xsl:value-of select="count(cac:OrderLine[cac:LineItem/cbc:LineStatusCode = ('3', '7') or cac:SellerSubstitutedLineItem])"/></changedLines>
      <xsl:for-each select="cac:Delivery/cac:PromisedDeliveryPeriod">
        <period>
          <startDate><xsl:value-of select="cbc:StartDate"/></startDate>
          <startTime><xsl:value-of select="cbc:StartTime"/></startTime>
          <endDate><xsl:value-of select="cbc:EndDate"/></endDate>
          <endTime><xsl:value-of select="cbc:EndTime"/></endTime>
        </period>
      </xsl:for-each>
    </document>
  </xsl:template>
</xsl:stylesheet>
