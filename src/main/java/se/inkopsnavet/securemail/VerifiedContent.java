package se.inkopsnavet.securemail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Content whose signature is arithmetically right, with the certificate that it was made by. Whether that certificate counts is another question.
 *
 * <p>Exactly one signer: a library that is asked "are all signatures valid" says yes for none (CVE-2026-59639), and two signers leave open who wrote.
 *
 * @param sent the other certificates in the message, not trusted
 */
record VerifiedContent(byte[] content, X509Certificate signer, List<X509Certificate> sent) {

    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    static VerifiedContent of(SignedPart part) {
        try {
            CMSSignedData signed = read(part);
            Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
            if (signers.size() != 1) {
                throw invalid("number of signers");
            }
            SignerInformation signer = signers.iterator().next();
            requireAlgorithms(signer);
            List<X509Certificate> certificates = certificates(signed);
            X509Certificate certificate = only(certificates.stream()
                    .filter(candidate -> signer.getSID().match(holder(candidate)))
                    .toList());
            // By key, not by certificate: the latter would compare the validity with the signer's own signingTime
            // (B49).
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(certificate.getPublicKey()))) {
                throw invalid("signature");
            }
            byte[] content = part.content() != null
                    ? part.content()
                    : (byte[]) signed.getSignedContent().getContent();
            return new VerifiedContent(content, certificate, certificates);
        } catch (FaultException e) {
            throw e;
        } catch (CMSException
                | GeneralSecurityException
                | OperatorCreationException
                | IOException
                | RuntimeException e) {
            // Bouncy Castle meets damaged structures with many unchecked exceptions; all mean that nothing is proved.
            throw invalid("signature");
        }
    }

    private static CMSSignedData read(SignedPart part) throws CMSException {
        CMSSignedData signed = new CMSSignedData(part.cms());
        boolean isInside = signed.getSignedContent() != null;
        if (isInside == (part.content() != null)
                || !CMSObjectIdentifiers.data.getId().equals(signed.getSignedContentTypeOID())) {
            throw invalid("signed content");
        }
        return isInside ? signed : new CMSSignedData(new CMSProcessableByteArray(part.content()), part.cms());
    }

    /** Signed attributes are required: without them the bytes under a signature could be read as attributes or as content (CVE-2026-71888). */
    private static void requireAlgorithms(SignerInformation signer) {
        if (!DIGESTS.contains(signer.getDigestAlgorithmID().getAlgorithm())) {
            throw new FaultException(Fault.CIPHER_REFUSED, "signature digest");
        }
        if (signer.getSignedAttributes() == null) {
            throw invalid("signed attributes");
        }
    }

    private static List<X509Certificate> certificates(CMSSignedData signed)
            throws GeneralSecurityException, IOException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : signed.getCertificates().getMatches(null)) {
            certificates.add(
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(holder.getEncoded())));
        }
        return certificates;
    }

    private static X509Certificate only(List<X509Certificate> matching) {
        if (matching.size() != 1) {
            throw invalid("signer certificate");
        }
        return matching.get(0);
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new X509CertificateHolder(certificate.getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw invalid("signer certificate");
        }
    }

    private static FaultException invalid(String place) {
        return new FaultException(Fault.SIGNATURE_INVALID, place);
    }
}
