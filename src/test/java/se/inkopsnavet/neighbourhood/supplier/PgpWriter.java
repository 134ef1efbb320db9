package se.inkopsnavet.neighbourhood.supplier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import se.inkopsnavet.neighbourhood.pki.TestPgpKey;

/** Seals a letter as PGP/MIME the way GnuPG does: signed, compressed, encrypted. */
record PgpWriter(PgpKeys keys) {

    private static final int BUFFER = 1 << 16;

    byte[] seal(byte[] letter, String id, Instant now, TestPgpKey signer) {
        String boundary =
                "=_" + Sha256.of(id.getBytes(StandardCharsets.US_ASCII)).substring(0, 24);
        return (NoticeMail.head(keys.address(), keys, id, "Krypterat meddelande", now)
                        + "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\";\r\n boundary=\""
                        + boundary + "\"\r\n\r\n--" + boundary
                        + "\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n\r\n--" + boundary
                        + "\r\nContent-Type: application/octet-stream; name=\"encrypted.asc\"\r\n\r\n"
                        + message(letter, now, signer) + "\r\n--" + boundary + "--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String message(byte[] letter, Instant now, TestPgpKey signer) {
        ByteArrayOutputStream armored = new ByteArrayOutputStream();
        try (ArmoredOutputStream armor = ArmoredOutputStream.builder().build(armored)) {
            PGPEncryptedDataGenerator encryption = new PGPEncryptedDataGenerator(
                    new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).setWithIntegrityPacket(true));
            encryption.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(hubSubkey()));
            try (OutputStream encrypted = encryption.open(armor, new byte[BUFFER]);
                    OutputStream compressed =
                            new PGPCompressedDataGenerator(CompressionAlgorithmTags.ZIP).open(encrypted)) {
                sign(letter, now, signer, compressed);
            }
        } catch (IOException | PGPException e) {
            throw new IllegalStateException("supplier's mail", e);
        }
        return armored.toString(StandardCharsets.US_ASCII).replaceAll("\r?\n", "\r\n");
    }

    private void sign(byte[] letter, Instant now, TestPgpKey signer, OutputStream out)
            throws IOException, PGPException {
        PGPPublicKey primary = signer.certificate().getPublicKey();
        PGPSignatureGenerator signature = new PGPSignatureGenerator(
                new BcPGPContentSignerBuilder(primary.getAlgorithm(), HashAlgorithmTags.SHA256), primary);
        signature.init(
                PGPSignature.BINARY_DOCUMENT,
                signer.secret()
                        .getSecretKey()
                        .extractPrivateKey(new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                                .build(keys.passphrase().toCharArray())));
        signature.generateOnePassVersion(false).encode(out);
        try (OutputStream literal =
                new PGPLiteralDataGenerator().open(out, PGPLiteralData.BINARY, "", letter.length, Date.from(now))) {
            literal.write(letter);
        }
        signature.update(letter);
        signature.generate().encode(out);
    }

    /** The key with which GnuPG encrypts: the one that does not sign. */
    private PGPPublicKey hubSubkey() {
        for (PGPPublicKey key : keys.hub().certificate()) {
            if (!key.isMasterKey()) {
                return key;
            }
        }
        throw new IllegalStateException("the hub's key has no subkey");
    }
}
