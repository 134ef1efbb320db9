package se.inkopsnavet.securemail;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Encrypts for one certificate: AES-256-GCM (RFC 5083, RFC 5084) or, by a dated exception, AES-256-CBC.
 *
 * <p>The key travels by RSA-OAEP with SHA-256 or by ephemeral ECDH with AES-256 key wrap (RFC 5753), which {@code openssl cms -decrypt} opens since 3.0.
 */
final class CmsEncryptor {

    private static final OAEPParameterSpec OAEP_SHA256 =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final X509Certificate certificate;
    private final AlgorithmIdentifier oaep;
    private final Provider aes;

    CmsEncryptor(X509Certificate certificate) {
        this.certificate = certificate;
        try {
            this.oaep = new JcaAlgorithmParametersConverter()
                    .getAlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, OAEP_SHA256);
            this.aes = Cipher.getInstance("AES/GCM/NoPadding").getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("OAEP and AES-GCM are part of every JDK", e);
        }
    }

    byte[] encrypt(byte[] content, boolean cbc, boolean pkcs1) {
        CMSProcessableByteArray data = new CMSProcessableByteArray(content);
        try {
            RecipientInfoGenerator recipient =
                    certificate.getPublicKey() instanceof ECPublicKey ec ? agreement(ec) : transport(pkcs1);
            if (cbc) {
                CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
                generator.addRecipientInfoGenerator(recipient);
                return generator
                        .generate(data, cipher(CMSAlgorithm.AES256_CBC).build())
                        .getEncoded();
            }
            CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
            generator.addRecipientInfoGenerator(recipient);
            OutputAEADEncryptor gcm =
                    (OutputAEADEncryptor) cipher(CMSAlgorithm.AES256_GCM).build();
            return generator.generate(data, gcm).toASN1Structure().getEncoded(ASN1Encoding.DER);
        } catch (CMSException | GeneralSecurityException | IOException e) {
            throw new FaultException(Fault.CERTIFICATE_USAGE, "recipient certificate key", e);
        }
    }

    /** AES by the JDK, which uses the processor's instructions: a third of the time of the pure Java one. */
    private JceCMSContentEncryptorBuilder cipher(ASN1ObjectIdentifier algorithm) {
        return new JceCMSContentEncryptorBuilder(algorithm).setProvider(aes);
    }

    private RecipientInfoGenerator transport(boolean pkcs1) throws CertificateEncodingException {
        if (pkcs1) {
            return new JceKeyTransRecipientInfoGenerator(certificate).setProvider(BouncyCastle.PROVIDER);
        }
        return new JceKeyTransRecipientInfoGenerator(certificate, oaep).setProvider(BouncyCastle.PROVIDER);
    }

    /** A fresh key pair per letter: the sender's half is thrown away, so that only the recipient can open it later. */
    private RecipientInfoGenerator agreement(ECPublicKey recipientKey)
            throws GeneralSecurityException, CertificateEncodingException {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER);
        pairs.initialize(recipientKey.getParams());
        KeyPair ephemeral = pairs.generateKeyPair();
        return new JceKeyAgreeRecipientInfoGenerator(
                        CMSAlgorithm.ECDH_SHA256KDF,
                        ephemeral.getPrivate(),
                        ephemeral.getPublic(),
                        CMSAlgorithm.AES256_WRAP)
                .addRecipient(certificate)
                .setProvider(BouncyCastle.PROVIDER);
    }
}
