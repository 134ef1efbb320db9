package se.inkopsnavet.neighbourhood.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.Features;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyPair;

/**
 * An OpenPGP key for tests and the demo: an RSA primary key that signs, with an RSA subkey that decrypts, as GnuPG makes them.
 *
 * @param secret the ring with both private keys
 * @param certificate the public ring, with the revocation where there is one
 */
public record TestPgpKey(PGPSecretKeyRing secret, PGPPublicKeyRing certificate) {

    /**
     * @param name keys of the same name are the same RSA keys
     * @param lifetime from {@code created} until the key expires; null for never
     */
    public static TestPgpKey of(String name, String userId, Instant created, Duration lifetime, String passphrase) {
        try {
            Date date = Date.from(created);
            PGPKeyPair primary = pair(name + " primary", date);
            PGPKeyPair sub = pair(name + " sub", date);
            PGPDigestCalculator sha1 = new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1);
            PGPKeyRingGenerator generator = new PGPKeyRingGenerator(
                    PGPSignature.POSITIVE_CERTIFICATION,
                    primary,
                    userId,
                    sha1,
                    subpackets(KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA, date, lifetime)
                            .generate(),
                    null,
                    new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                    new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256, sha1)
                            .build(passphrase.toCharArray()));
            generator.addSubKey(
                    sub,
                    subpackets(KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE, date, lifetime)
                            .generate(),
                    null);
            return new TestPgpKey(generator.generateSecretKeyRing(), generator.generatePublicKeyRing());
        } catch (PGPException e) {
            throw new IllegalStateException("test key", e);
        }
    }

    /** The same key with its owner's revocation. */
    public TestPgpKey revoked(Instant when, String passphrase) {
        try {
            PGPPublicKey primary = certificate.getPublicKey();
            PGPSignatureGenerator generator = new PGPSignatureGenerator(
                    new BcPGPContentSignerBuilder(primary.getAlgorithm(), HashAlgorithmTags.SHA256), primary);
            generator.init(
                    PGPSignature.KEY_REVOCATION,
                    secret.getSecretKey()
                            .extractPrivateKey(new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                                    .build(passphrase.toCharArray())));
            PGPSignatureSubpacketGenerator subpackets = new PGPSignatureSubpacketGenerator();
            subpackets.setSignatureCreationTime(true, Date.from(when));
            subpackets.setIssuerFingerprint(false, primary);
            generator.setHashedSubpackets(subpackets.generate());
            PGPPublicKey revoked = PGPPublicKey.addCertification(primary, generator.generateCertification(primary));
            return new TestPgpKey(secret, PGPPublicKeyRing.insertPublicKey(certificate, revoked));
        } catch (PGPException e) {
            throw new IllegalStateException("test revocation", e);
        }
    }

    public String fingerprint() {
        return HexFormat.of().formatHex(certificate.getPublicKey().getFingerprint());
    }

    public Path writeCertificate(Path file) {
        return write(file, bytes(certificate::encode));
    }

    public Path writeSecret(Path file) {
        return write(file, bytes(secret::encode));
    }

    private interface Encoder {
        void encode(OutputStream out) throws IOException;
    }

    private static byte[] bytes(Encoder encoder) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ArmoredOutputStream armor = ArmoredOutputStream.builder().build(out)) {
                encoder.encode(armor);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PGPKeyPair pair(String name, Date created) throws PGPException {
        KeyPair pair = TestKeys.named(name, "RSA-2048");
        return new JcaPGPKeyPair(PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.RSA_GENERAL, pair, created);
    }

    private static PGPSignatureSubpacketGenerator subpackets(int flags, Date created, Duration lifetime) {
        PGPSignatureSubpacketGenerator subpackets = new PGPSignatureSubpacketGenerator();
        subpackets.setSignatureCreationTime(true, created);
        subpackets.setKeyFlags(true, flags);
        // Without preferences GnuPG falls back to Triple-DES, which the hub refuses.
        subpackets.setPreferredSymmetricAlgorithms(false, new int[] {SymmetricKeyAlgorithmTags.AES_256});
        subpackets.setPreferredHashAlgorithms(false, new int[] {HashAlgorithmTags.SHA256});
        subpackets.setFeature(false, Features.FEATURE_MODIFICATION_DETECTION);
        if (lifetime != null) {
            subpackets.setKeyExpirationTime(true, lifetime.toSeconds());
        }
        return subpackets;
    }
}
