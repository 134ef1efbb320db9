package se.inkopsnavet.securemail;

import java.io.IOException;
import java.security.interfaces.ECPrivateKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientId;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.RecipientInformationStore;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientId;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientId;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Decrypts CMS EnvelopedData and AuthEnvelopedData with the own keys, after the algorithms have been found on the list. */
final class CmsDecryptor {

    private static final Set<ASN1ObjectIdentifier> GCM = Set.of(CMSAlgorithm.AES256_GCM, CMSAlgorithm.AES128_GCM);
    private static final Set<ASN1ObjectIdentifier> CBC = Set.of(CMSAlgorithm.AES256_CBC, CMSAlgorithm.AES128_CBC);

    /** ECDH with the SHA-1 KDF is what OpenSSL and older Outlook write; the KDF does not rest on collision resistance. */
    private static final Set<ASN1ObjectIdentifier> KEY_TRANSPORT = Set.of(
            PKCSObjectIdentifiers.rsaEncryption,
            PKCSObjectIdentifiers.id_RSAES_OAEP,
            CMSAlgorithm.ECDH_SHA1KDF,
            CMSAlgorithm.ECDH_SHA256KDF,
            CMSAlgorithm.ECDH_SHA384KDF,
            CMSAlgorithm.ECDH_SHA512KDF);

    /** RFC 5084 recommends 12 octets and CMS writers use 12 or 16; the library would take less (CVE-2026-12802). */
    private static final int MIN_TAG_BYTES = 12;

    private final List<OwnKey> keys;

    CmsDecryptor(List<OwnKey> keys) {
        this.keys = keys;
    }

    byte[] decrypt(byte[] cms) {
        ContentInfo info = contentInfo(cms);
        try {
            if (CMSObjectIdentifiers.authEnvelopedData.equals(info.getContentType())) {
                requireStrongGcm(AuthEnvelopedData.getInstance(info.getContent()));
                return content(new CMSAuthEnvelopedData(info).getRecipientInfos(), true);
            }
            if (CMSObjectIdentifiers.envelopedData.equals(info.getContentType())) {
                requireCbc(EnvelopedData.getInstance(info.getContent()).getEncryptedContentInfo());
                return content(new CMSEnvelopedData(info).getRecipientInfos(), false);
            }
        } catch (FaultException e) {
            throw e;
        } catch (CMSException | RuntimeException e) {
            // Bouncy Castle meets damaged input with many unchecked exceptions; all mean that the mail cannot be
            // opened.
            throw new FaultException(Fault.DECRYPTION_FAILED, "encrypted part");
        }
        throw RawEntity.refused("encrypted part type");
    }

    /** {@code fromByteArray} refuses bytes after the structure. */
    private static ContentInfo contentInfo(byte[] cms) {
        if (cms.length == 0) {
            throw RawEntity.refused("encrypted part");
        }
        try {
            return ContentInfo.getInstance(ASN1Primitive.fromByteArray(cms));
        } catch (IOException | RuntimeException e) {
            throw RawEntity.refused("encrypted part");
        }
    }

    private static void requireStrongGcm(AuthEnvelopedData data) {
        EncryptedContentInfo content = data.getAuthEncryptedContentInfo();
        if (!GCM.contains(content.getContentEncryptionAlgorithm().getAlgorithm())) {
            throw new FaultException(Fault.CIPHER_REFUSED, "content encryption");
        }
        GCMParameters parameters = GCMParameters.getInstance(
                content.getContentEncryptionAlgorithm().getParameters());
        if (parameters.getIcvLen() < MIN_TAG_BYTES || data.getMac().getOctetsLength() != parameters.getIcvLen()) {
            throw new FaultException(Fault.CIPHER_REFUSED, "authentication tag");
        }
    }

    private static void requireCbc(EncryptedContentInfo content) {
        if (!CBC.contains(content.getContentEncryptionAlgorithm().getAlgorithm())) {
            throw new FaultException(Fault.CIPHER_REFUSED, "content encryption");
        }
    }

    private byte[] content(RecipientInformationStore recipients, boolean authenticated) throws CMSException {
        for (OwnKey key : keys) {
            Collection<RecipientInformation> ours = recipients.getRecipients(id(key));
            for (RecipientInformation one : ours) {
                if (!KEY_TRANSPORT.contains(one.getKeyEncryptionAlgorithm().getAlgorithm())) {
                    throw new FaultException(Fault.CIPHER_REFUSED, "key transport");
                }
                return one.getContent(recipient(key, authenticated));
            }
        }
        throw new FaultException(Fault.DECRYPTION_FAILED, "encrypted for none of the own keys");
    }

    private static RecipientId id(OwnKey key) {
        return key.privateKey() instanceof ECPrivateKey
                ? new JceKeyAgreeRecipientId(key.certificate())
                : new JceKeyTransRecipientId(key.certificate());
    }

    private static Recipient recipient(OwnKey key, boolean authenticated) {
        if (key.privateKey() instanceof ECPrivateKey) {
            return authenticated
                    ? new JceKeyAgreeAuthEnvelopedRecipient(key.privateKey()).setProvider(BouncyCastle.PROVIDER)
                    : new JceKeyAgreeEnvelopedRecipient(key.privateKey()).setProvider(BouncyCastle.PROVIDER);
        }
        return authenticated
                ? new JceKeyTransAuthEnvelopedRecipient(key.privateKey()).setProvider(BouncyCastle.PROVIDER)
                : new JceKeyTransEnvelopedRecipient(key.privateKey()).setProvider(BouncyCastle.PROVIDER);
    }
}
