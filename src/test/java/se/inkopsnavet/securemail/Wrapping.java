package se.inkopsnavet.securemail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** Puts mails together that a well-behaved sealer would never make. */
final class Wrapping {

    private Wrapping() {}

    /** A mail around finished CMS bytes. */
    static byte[] encrypted(byte[] cms) {
        return OuterMessage.of(
                Correspondence.reply(Correspondence.NOW),
                "Content-Type: application/pkcs7-mime; smime-type=authEnveloped-data\r\nContent-Transfer-Encoding: base64\r\n",
                InnerMessage.base64(cms));
    }

    static byte[] encryptedFor(OwnKey recipient, byte[] entity) {
        return encrypted(new CmsEncryptor(recipient.certificate()).encrypt(entity, false, false));
    }

    /** Opaque signed-data with as many signers as given; none, too. */
    static byte[] signedBy(byte[] inner, OwnKey... signers) {
        return opaque(signedCms(inner, signers));
    }

    static byte[] opaque(byte[] cms) {
        String head =
                "Content-Type: application/pkcs7-mime; smime-type=signed-data\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        return (head + new String(InnerMessage.base64(cms), StandardCharsets.US_ASCII))
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] signedCms(byte[] inner, OwnKey... signers) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            for (OwnKey signer : signers) {
                generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                        .build("SHA256withRSA", signer.privateKey(), signer.certificate()));
                generator.addCertificate(new JcaX509CertificateHolder(signer.certificate()));
            }
            return generator.generate(new CMSProcessableByteArray(inner), true).getEncoded();
        } catch (CMSException | IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("test mail", e);
        }
    }
}
