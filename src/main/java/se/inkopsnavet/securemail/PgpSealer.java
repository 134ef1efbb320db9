package se.inkopsnavet.securemail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Seals letters by PGP/MIME (RFC 3156 §6.2: signed and encrypted in one OpenPGP message), for partners who cannot S/MIME.
 *
 * <p>Same letter, same headers inside, same neutral outside as {@link SmimeSealer}. Safe for use by several threads.
 */
public final class PgpSealer implements MailSealer {

    private static final String OWN = "own key";

    private final PgpOwnKey own;
    private final PgpPartner recipient;

    public PgpSealer(PgpOwnKey own, PgpPartner recipient) {
        this.own = own;
        this.recipient = recipient;
    }

    @Override
    public SealedMail seal(Letter letter, Instant now) {
        OpenPGPCertificate theirs = PgpKeyFiles.parse(recipient.encoded(), "partner key");
        OpenPGPCertificate ours = PgpKeyFiles.parse(own.certificate(), OWN);
        findings(theirs, ours, letter.from(), now).stream().findFirst().ifPresent(finding -> {
            throw finding.asException();
        });
        if (!letter.to().equals(recipient.pin().address())) {
            throw new FaultException(Fault.CERTIFICATE_ADDRESS, "To");
        }
        byte[] armored = message(InnerMessage.of(letter), theirs, ours, now);
        String boundary = OuterMessage.boundary("p", letter.messageId());
        String headers = "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\";\r\n boundary=\""
                + boundary + "\"\r\n";
        byte[] bytes = OuterMessage.of(letter, headers, body(boundary, armored));
        return new SealedMail(bytes, letter.messageId(), HexFormat.of().formatHex(theirs.getFingerprint()));
    }

    @Override
    public Optional<Instant> expires() {
        return Stream.of(own.certificate(), recipient.encoded())
                .map(encoded -> PgpKeyFiles.parse(encoded, "key").getExpirationTime())
                .filter(Objects::nonNull)
                .map(Date::toInstant)
                .min(Instant::compareTo);
    }

    @Override
    public List<Finding> findings(String from, Instant now) {
        return findings(
                PgpKeyFiles.parse(recipient.encoded(), "partner key"),
                PgpKeyFiles.parse(own.certificate(), OWN),
                from,
                now);
    }

    private List<Finding> findings(OpenPGPCertificate theirs, OpenPGPCertificate ours, String from, Instant now) {
        List<Finding> findings = new ArrayList<>(recipient.findings(theirs, Purpose.RECIPIENT, now));
        PgpPartner.keyFault(ours, Purpose.SIGNER, now).ifPresent(fault -> findings.add(new Finding(fault, OWN)));
        if (!PgpPartner.carries(ours, from, now)) {
            findings.add(new Finding(Fault.CERTIFICATE_ADDRESS, OWN));
        }
        return findings;
    }

    private byte[] message(byte[] inner, OpenPGPCertificate theirs, OpenPGPCertificate ours, Instant now) {
        OpenPGPComponentKey signing = PgpPartner.keys(ours, Purpose.SIGNER, now).stream()
                .filter(key ->
                        own.privateKeys().containsKey(key.getKeyIdentifier().getKeyId()))
                .findFirst()
                .orElseThrow(() -> new FaultException(Fault.CONFIGURATION, OWN));
        OpenPGPComponentKey encryption =
                PgpPartner.keys(theirs, Purpose.RECIPIENT, now).get(0);
        try {
            return new PgpMessage(
                            signing.getPGPPublicKey(),
                            own.privateKeys().get(signing.getKeyIdentifier().getKeyId()),
                            encryption.getPGPPublicKey())
                    .of(inner, Date.from(now));
        } catch (PGPException | IOException e) {
            throw new FaultException(Fault.CERTIFICATE_USAGE, "partner key", e);
        }
    }

    private static byte[] body(String boundary, byte[] armored) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(armored.length + 512);
        out.writeBytes(ascii("--" + boundary + "\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n\r\n--"
                + boundary + "\r\nContent-Type: application/octet-stream; name=\"encrypted.asc\"\r\n"
                + "Content-Disposition: inline; filename=\"encrypted.asc\"\r\n\r\n"));
        out.writeBytes(armored);
        out.writeBytes(ascii("\r\n--" + boundary + "--"));
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
