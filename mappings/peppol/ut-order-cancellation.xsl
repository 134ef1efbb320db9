<?xml version="1.0" encoding="UTF-8"?>
<!-- Ut: en beställning ska inte levereras. Aldrig varför. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:oasis:names:specification:ubl:schema:xsd:OrderCancellation-2"
    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">

  <xsl:template match="/request">
    <OrderCancellation>
      <cbc:CustomizationID>urn:fdc:peppol.eu:poacc:trns:order_cancellation:3</cbc:CustomizationID>
      <cbc:ProfileID>urn:fdc:peppol.eu:poacc:bis:advanced_ordering:3</cbc:ProfileID>
      <cbc:ID><xsl:value-of select="id"/></cbc:ID>
      <cbc:IssueDate><xsl:value-of select="issueDate"/></cbc:IssueDate>
      <cbc:IssueTime><xsl:value-of select="issueTime"/></cbc:IssueTime>
      <cbc:CancellationNote>Beställningen ska inte levereras.</cbc:CancellationNote>
      <cac:OrderReference>
        <cbc:ID><xsl:value-of select="orderNo"/></cbc:ID>
      </cac:OrderReference>
      <cac:BuyerCustomerParty><xsl:apply-templates select="buyer"/></cac:BuyerCustomerParty>
      <cac:SellerSupplierParty><xsl:apply-templates select="seller"/></cac:SellerSupplierParty>
    </OrderCancellation>
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
