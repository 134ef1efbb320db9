package se.inkopsnavet.neighbourhood.supplier;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientId;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.RecipientInformationStore;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientId;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientId;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;

/** Bouncy Castle as the supplier uses it: decrypts with the own key alone, and trusts no signature but the hub's. */
record CmsReader(SupplierKeys keys) {

    static final Provider BC = new BouncyCastleProvider();

    byte[] decrypt(byte[] cms) throws RefusedMail {
        try {
            ASN1ObjectIdentifier type = ContentInfo.getInstance(cms).getContentType();
            if (type.equals(CMSObjectIdentifiers.authEnvelopedData)) {
                return content(new CMSAuthEnvelopedData(cms).getRecipientInfos(), true);
            }
            if (type.equals(CMSObjectIdentifiers.envelopedData)) {
                return content(new CMSEnvelopedData(cms).getRecipientInfos(), false);
            }
        } catch (CMSException | IllegalArgumentException e) {
            throw new RefusedMail("går inte att dekryptera", e);
        }
        throw new RefusedMail("ej krypterat");
    }

    private byte[] content(RecipientInformationStore recipients, boolean authenticated)
            throws CMSException, RefusedMail {
        boolean elliptic = keys.own().privateKey() instanceof ECPrivateKey;
        RecipientId ours = elliptic
                ? new JceKeyAgreeRecipientId(keys.own().certificate())
                : new JceKeyTransRecipientId(keys.own().certificate());
        RecipientInformation found = recipients.get(ours);
        if (found == null || recipients.size() != 1) {
            throw new RefusedMail("inte krypterat till oss, och bara oss");
        }
        return found.getContent(recipient(keys.own().privateKey(), elliptic, authenticated));
    }

    private static Recipient recipient(PrivateKey key, boolean elliptic, boolean authenticated) {
        if (elliptic) {
            return authenticated
                    ? new JceKeyAgreeAuthEnvelopedRecipient(key).setProvider(BC)
                    : new JceKeyAgreeEnvelopedRecipient(key).setProvider(BC);
        }
        return authenticated
                ? new JceKeyTransAuthEnvelopedRecipient(key).setProvider(BC)
                : new JceKeyTransEnvelopedRecipient(key).setProvider(BC);
    }

    /** The signing time must lie within the certificate's dates too; Bouncy Castle checks it when given the certificate. */
    void verify(byte[] content, byte[] signature) throws RefusedMail {
        try {
            CMSSignedData signed = new CMSSignedData(new CMSProcessableByteArray(content), signature);
            if (signed.getSignerInfos().size() != 1) {
                throw new RefusedMail("inte exakt en signatur");
            }
            SignerInformation signer = signed.getSignerInfos().iterator().next();
            if (!signer.verify(
                    new JcaSimpleSignerInfoVerifierBuilder().setProvider(BC).build(keys.hubCertificate()))) {
                throw new RefusedMail("signaturen stämmer inte");
            }
        } catch (CMSException | OperatorCreationException e) {
            throw new RefusedMail("signaturen är inte kommunens", e);
        }
    }
}
