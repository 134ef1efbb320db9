package se.inkopsnavet.securemail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/**
 * One OpenPGP message: signed with SHA-256, encrypted with AES-256 in SEIPD version 1 with its modification detection code.
 *
 * <p>Not SEIPD version 2 (AEAD): GnuPG 2.2, which Debian and most partners run, cannot read it, and GnuPG 2.4 writes another AEAD form. What AEAD would
 * give, the signature over all of the content inside gives too. Nothing is compressed: length and content must not mix.
 */
record PgpMessage(PGPPublicKey signingKey, PGPPrivateKey privateKey, PGPPublicKey encryptionKey) {

    private static final int BUFFER = 1 << 16;

    /** Armored, lines ending with CRLF. */
    byte[] of(byte[] content, Date now) throws PGPException, IOException {
        ByteArrayOutputStream armored = new ByteArrayOutputStream(content.length * 3 / 2 + 2048);
        PGPEncryptedDataGenerator encryption = new PGPEncryptedDataGenerator(
                new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).setWithIntegrityPacket(true));
        encryption.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(encryptionKey));
        try (OutputStream armor = ArmoredOutputStream.builder().clearHeaders().build(armored)) {
            OutputStream encrypted = encryption.open(armor, new byte[BUFFER]);
            sign(content, now, encrypted);
            encrypted.close();
        }
        return SignedPart.canonical(armored.toByteArray());
    }

    private void sign(byte[] content, Date now, OutputStream out) throws PGPException, IOException {
        PGPSignatureGenerator signature = new PGPSignatureGenerator(
                new BcPGPContentSignerBuilder(signingKey.getAlgorithm(), HashAlgorithmTags.SHA256), signingKey);
        signature.init(PGPSignature.BINARY_DOCUMENT, privateKey);
        PGPSignatureSubpacketGenerator subpackets = new PGPSignatureSubpacketGenerator();
        subpackets.setSignatureCreationTime(true, now);
        subpackets.setIssuerFingerprint(false, signingKey);
        signature.setHashedSubpackets(subpackets.generate());
        signature.generateOnePassVersion(false).encode(out);
        OutputStream literal = new PGPLiteralDataGenerator().open(out, PGPLiteralData.BINARY, "", content.length, now);
        literal.write(content);
        literal.close();
        signature.update(content);
        signature.generate().encode(out);
    }

    @Override
    public String toString() {
        return "PgpMessage";
    }
}
