package se.inkopsnavet.securemail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Test;

/** The hub writes the time of a signature itself: to the second, in the form that its year demands (RFC 5652 §11.3). */
class SigningTimeTest {

    private static final String SIGNATURE_BEGINS = "filename=\"smime.p7s\"\r\n\r\n";

    @Test
    void isTheCallersSecond() throws CMSException {
        Instant now = Instant.parse("2026-11-29T06:07:08.999Z");
        ASN1Encodable time = signedAt(now);
        assertThat(time).isInstanceOf(ASN1UTCTime.class);
        assertThat(Time.getInstance(time).getDate()).isEqualTo(Instant.parse("2026-11-29T06:07:08Z"));
    }

    @Test
    void hasTwoDigitsForTheYearThrough2049() throws CMSException {
        ASN1Encodable time = signedAt(Instant.parse("2049-12-31T23:59:59Z"));
        assertThat(time).isInstanceOf(ASN1UTCTime.class);
        assertThat(Time.getInstance(time).getDate()).isEqualTo(Instant.parse("2049-12-31T23:59:59Z"));
    }

    @Test
    void hasFourFrom2050() throws CMSException {
        ASN1Encodable time = signedAt(Instant.parse("2050-01-01T00:00:00Z"));
        assertThat(time).isInstanceOf(ASN1GeneralizedTime.class);
        assertThat(Time.getInstance(time).getDate()).isEqualTo(Instant.parse("2050-01-01T00:00:00Z"));
    }

    private static ASN1Encodable signedAt(Instant now) throws CMSException {
        byte[] content = "Content-Type: text/plain\r\n\r\nHej".getBytes(StandardCharsets.US_ASCII);
        String entity = new String(
                new CmsSigner(Correspondence.hub()).sign(content, "<a@exempelkommun.example>", now),
                StandardCharsets.US_ASCII);
        int begins = entity.indexOf(SIGNATURE_BEGINS) + SIGNATURE_BEGINS.length();
        byte[] signature = Base64.getMimeDecoder().decode(entity.substring(begins, entity.indexOf("\r\n--", begins)));
        return new CMSSignedData(signature)
                .getSignerInfos()
                .iterator()
                .next()
                .getSignedAttributes()
                .get(CMSAttributes.signingTime)
                .getAttributeValues()[0];
    }
}
