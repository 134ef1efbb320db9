package se.inkopsnavet.securemail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Decrypts one OpenPGP message whole, and hands out nothing before its modification detection code has been found right (EFAIL). */
final class PgpDecryptor {

    private static final Set<Integer> CIPHERS =
            Set.of(SymmetricKeyAlgorithmTags.AES_128, SymmetricKeyAlgorithmTags.AES_256);

    private final List<PgpOwnKey> keys;
    private final int maxBytes;

    PgpDecryptor(List<PgpOwnKey> keys, int maxBytes) {
        this.keys = keys;
        this.maxBytes = maxBytes;
    }

    byte[] decrypt(byte[] armored) {
        try {
            InputStream decoded = PGPUtil.getDecoderStream(new ByteArrayInputStream(armored));
            PGPObjectFactory objects = new PGPObjectFactory(decoded, new BcKeyFingerprintCalculator());
            if (!(objects.nextObject() instanceof PGPEncryptedDataList list)) {
                throw RawEntity.refused("encrypted part type");
            }
            return decrypt(list);
        } catch (FaultException e) {
            throw e;
        } catch (PGPException | IOException | RuntimeException e) {
            // Bouncy Castle meets damaged packets with many unchecked exceptions; all mean that the mail cannot be
            // opened.
            throw new FaultException(Fault.DECRYPTION_FAILED, "encrypted part");
        }
    }

    private byte[] decrypt(PGPEncryptedDataList list) throws PGPException, IOException {
        for (PGPEncryptedData data : list) {
            if (data instanceof PGPPublicKeyEncryptedData forKey) {
                PGPPrivateKey key = privateKey(forKey.getKeyIdentifier().getKeyId());
                if (key != null) {
                    return content(forKey, new BcPublicKeyDataDecryptorFactory(key));
                }
            }
        }
        throw new FaultException(Fault.DECRYPTION_FAILED, "encrypted for none of the own keys");
    }

    private byte[] content(PGPPublicKeyEncryptedData data, BcPublicKeyDataDecryptorFactory factory)
            throws PGPException, IOException {
        if (!data.isIntegrityProtected() && !data.isAEAD()) {
            throw new FaultException(Fault.CIPHER_REFUSED, "no integrity protection");
        }
        if (!CIPHERS.contains(data.getSymmetricAlgorithm(factory))) {
            throw new FaultException(Fault.CIPHER_REFUSED, "content encryption");
        }
        byte[] content = limited(data.getDataStream(factory), maxBytes);
        if (!data.isAEAD() && !data.verify()) {
            throw new FaultException(Fault.DECRYPTION_FAILED, "modification detection");
        }
        return content;
    }

    private PGPPrivateKey privateKey(long id) {
        return keys.stream()
                .map(key -> key.privateKeys().get(id))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** At most so many bytes, whatever a compressed stream swells to. */
    static byte[] limited(InputStream in, int maxBytes) throws IOException {
        byte[] bytes = in.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new FaultException(Fault.TOO_LARGE, "decrypted mail");
        }
        return bytes;
    }
}
