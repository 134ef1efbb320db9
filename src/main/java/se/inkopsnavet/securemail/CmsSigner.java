package se.inkopsnavet.securemail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.Store;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Signs with SHA-256 and RSA or ECDSA as multipart/signed (RFC 8551 §3.5.3).
 *
 * <p>The clear form and not the opaque one, since the content would otherwise be base64-coded once more: a third less bytes to encrypt and to send.
 */
final class CmsSigner {

    private static final Instant GENERALIZED_FROM = Instant.parse("2050-01-01T00:00:00Z");
    private static final DateTimeFormatter UTC_TIME = time("yyMMddHHmmss'Z'");
    private static final DateTimeFormatter GENERALIZED_TIME = time("yyyyMMddHHmmss'Z'");

    private final OwnKey own;
    private final X509CertificateHolder certificate;
    private final Store<?> certificates;
    private final DigestCalculatorProvider digests;

    CmsSigner(OwnKey own) {
        this.own = own;
        try {
            List<X509Certificate> sent = new ArrayList<>(own.intermediates());
            sent.add(own.certificate());
            this.certificate = new JcaX509CertificateHolder(own.certificate());
            this.certificates = new JcaCertStore(sent);
            this.digests = new JcaDigestCalculatorProviderBuilder().build();
        } catch (CertificateEncodingException | OperatorCreationException e) {
            throw new FaultException(Fault.CONFIGURATION, "own certificate");
        }
    }

    private static DateTimeFormatter time(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** The multipart/signed entity with its own headers. */
    byte[] sign(byte[] inner, String messageId, Instant now) {
        byte[] signature = signature(inner, now);
        String boundary = OuterMessage.boundary("s", messageId);
        ByteArrayOutputStream out = new ByteArrayOutputStream(inner.length + signature.length * 2 + 1024);
        write(
                out,
                "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";\r\n micalg=sha-256; boundary=\""
                        + boundary + "\"\r\n\r\n--" + boundary + "\r\n");
        out.writeBytes(inner);
        write(
                out,
                "\r\n--" + boundary + "\r\nContent-Type: application/pkcs7-signature; name=\"smime.p7s\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: attachment; filename=\"smime.p7s\"\r\n\r\n");
        out.writeBytes(InnerMessage.base64(signature));
        write(out, "\r\n--" + boundary + "--\r\n");
        return out.toByteArray();
    }

    private byte[] signature(byte[] inner, Instant now) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(digests)
                    .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(signingTime(now)))
                    .build(contentSigner(), certificate));
            generator.addCertificates(certificates);
            return generator.generate(new CMSProcessableByteArray(inner), false).getEncoded(ASN1Encoding.DER);
        } catch (OperatorCreationException | CMSException | IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "own signing key", e);
        }
    }

    /** RSA by the JDK and ECDSA by Bouncy Castle: each is the faster one of the two (1.2 and 0.6 ms here). */
    private ContentSigner contentSigner() throws OperatorCreationException {
        return own.certificate().getPublicKey().getAlgorithm().equals("RSA")
                ? new JcaContentSignerBuilder("SHA256withRSA").build(own.privateKey())
                : new JcaContentSignerBuilder("SHA256withECDSA")
                        .setProvider(BouncyCastle.PROVIDER)
                        .build(own.privateKey());
    }

    /**
     * From the caller's clock; Bouncy Castle would read the system's. UTCTime through 2049 (RFC 5652 §11.3), written here: Bouncy Castle's own makes two date
     * formats for each letter, which takes as long as the certificate's path.
     */
    private static AttributeTable signingTime(Instant now) throws IOException {
        boolean twoDigits = now.isBefore(GENERALIZED_FROM);
        byte[] text = (twoDigits ? UTC_TIME : GENERALIZED_TIME).format(now).getBytes(StandardCharsets.US_ASCII);
        byte[] der = new byte[text.length + 2];
        der[0] = (byte) (twoDigits ? BERTags.UTC_TIME : BERTags.GENERALIZED_TIME);
        der[1] = (byte) text.length;
        System.arraycopy(text, 0, der, 2, text.length);
        return new AttributeTable(
                new DERSet(new Attribute(CMSAttributes.signingTime, new DERSet(ASN1Primitive.fromByteArray(der)))));
    }

    private static void write(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
