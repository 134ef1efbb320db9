package se.inkopsnavet.securemail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The content of a decrypted OpenPGP message with its one signature, not yet verified.
 *
 * <p>Exactly: one-pass header, literal data, one signature, nothing after. Any other arrangement is refused.
 */
record PgpSignedContent(byte[] content, PGPSignature signature) {

    private static final Set<Integer> HASHES =
            Set.of(HashAlgorithmTags.SHA256, HashAlgorithmTags.SHA384, HashAlgorithmTags.SHA512);

    static PgpSignedContent in(byte[] decrypted, int maxBytes) {
        try {
            PGPObjectFactory objects = factory(decrypted);
            Object first = objects.nextObject();
            if (first instanceof PGPCompressedData compressed) {
                objects = factory(PgpDecryptor.limited(compressed.getDataStream(), maxBytes));
                first = objects.nextObject();
            }
            if (!(first instanceof PGPOnePassSignatureList header)
                    || header.size() != 1
                    || !(objects.nextObject() instanceof PGPLiteralData literal)) {
                throw invalid("not signed by exactly one");
            }
            byte[] content = PgpDecryptor.limited(literal.getDataStream(), maxBytes);
            if (!(objects.nextObject() instanceof PGPSignatureList signatures)
                    || signatures.size() != 1
                    || objects.nextObject() != null) {
                throw invalid("number of signatures");
            }
            return new PgpSignedContent(content, signatures.get(0));
        } catch (FaultException e) {
            throw e;
        } catch (PGPException | IOException | RuntimeException e) {
            throw invalid("signature structure");
        }
    }

    /** Throws unless the signature is right over all of the content. */
    void verify(PGPPublicKey key) {
        if (!HASHES.contains(signature.getHashAlgorithm())) {
            throw new FaultException(Fault.CIPHER_REFUSED, "signature digest");
        }
        try {
            signature.init(new BcPGPContentVerifierBuilderProvider(), key);
            signature.update(content);
            if (signature.getSignatureType() != PGPSignature.BINARY_DOCUMENT || !signature.verify()) {
                throw invalid("signature");
            }
        } catch (FaultException e) {
            throw e;
        } catch (PGPException | RuntimeException e) {
            throw invalid("signature");
        }
    }

    private static PGPObjectFactory factory(byte[] bytes) {
        return new PGPObjectFactory(new ByteArrayInputStream(bytes), new BcKeyFingerprintCalculator());
    }

    private static FaultException invalid(String place) {
        return new FaultException(Fault.SIGNATURE_INVALID, place);
    }

    @Override
    public String toString() {
        return "PgpSignedContent";
    }
}
