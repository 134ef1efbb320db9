<?xml version="1.0" encoding="UTF-8"?>
<!-- In: leverantören har sänt varorna. Varuraderna räknas och följer inte med; leveransadressen läses inte. -->
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
      <orderReference><xsl:value-of select="cac:OrderReference/cbc:ID"/></orderReference>
      <seller><xsl:value-of select="cac:DespatchSupplierParty/cac:Party/cbc:EndpointID/string-join((@schemeID, string()), ':')"/></seller>
      <buyer><xsl:value-of select="cac:DeliveryCustomerParty/cac:Party/cbc:EndpointID/string-join((@schemeID, string()), ':')"/></buyer>
      <lineCount><xsl:value-of select="count(cac:DespatchLine)"/></lineCount>
      <changedLines><xsl:value-of select="count(cac:DespatchLine[cbc:OutstandingQuantity &gt; 0])"/></changedLines>
      <xsl:for-each select="cac:Shipment/cac:Delivery/cac:EstimatedDeliveryPeriod">
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
