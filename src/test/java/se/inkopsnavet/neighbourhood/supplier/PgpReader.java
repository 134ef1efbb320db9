package se.inkopsnavet.neighbourhood.supplier;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPOnePassSignature;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;

/** Opens PGP/MIME as the supplier's mail program does: with the own key alone, and no signature trusted but the hub's. */
record PgpReader(PgpKeys keys) {

    byte[] letterIn(byte[] raw) throws RefusedMail {
        try {
            MimeMessage outer = new MimeMessage(null, new ByteArrayInputStream(raw));
            if (!outer.isMimeType("multipart/encrypted")) {
                throw new RefusedMail("ej krypterat");
            }
            Multipart parts = (Multipart) outer.getContent();
            return signedContent(decrypt(parts.getBodyPart(1).getInputStream().readAllBytes()));
        } catch (MessagingException | PGPException | IOException e) {
            throw new RefusedMail("går inte att dekryptera", e);
        }
    }

    private byte[] decrypt(byte[] armored) throws IOException, PGPException, RefusedMail {
        if (!(objects(PGPUtil.getDecoderStream(new ByteArrayInputStream(armored))
                                .readAllBytes())
                        .nextObject()
                instanceof PGPEncryptedDataList list)) {
            throw new RefusedMail("ej krypterat");
        }
        if (list.size() != 1 || !(list.get(0) instanceof PGPPublicKeyEncryptedData data)) {
            throw new RefusedMail("inte krypterat till oss, och bara oss");
        }
        PGPSecretKey secret =
                keys.own().secret().getSecretKey(data.getKeyIdentifier().getKeyId());
        if (secret == null) {
            throw new RefusedMail("inte krypterat till oss, och bara oss");
        }
        byte[] content = data.getDataStream(new BcPublicKeyDataDecryptorFactory(
                        secret.extractPrivateKey(new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                                .build(keys.passphrase().toCharArray()))))
                .readAllBytes();
        if (!data.isIntegrityProtected() || !data.verify()) {
            throw new RefusedMail("ändrat på vägen");
        }
        return content;
    }

    private byte[] signedContent(byte[] decrypted) throws IOException, PGPException, RefusedMail {
        PGPObjectFactory objects = objects(decrypted);
        if (!(objects.nextObject() instanceof PGPOnePassSignatureList header)
                || !(objects.nextObject() instanceof PGPLiteralData literal)) {
            throw new RefusedMail("ej signerat");
        }
        byte[] content = literal.getInputStream().readAllBytes();
        PGPOnePassSignature signature = header.get(0);
        PGPPublicKey hub = keys.hub().certificate().getPublicKey(signature.getKeyID());
        if (hub == null || header.size() != 1) {
            throw new RefusedMail("signaturen är inte kommunens");
        }
        signature.init(new BcPGPContentVerifierBuilderProvider(), hub);
        signature.update(content);
        if (!(objects.nextObject() instanceof PGPSignatureList signatures) || !signature.verify(signatures.get(0))) {
            throw new RefusedMail("signaturen stämmer inte");
        }
        return content;
    }

    private static PGPObjectFactory objects(byte[] bytes) {
        return new PGPObjectFactory(bytes, new BcKeyFingerprintCalculator());
    }
}
