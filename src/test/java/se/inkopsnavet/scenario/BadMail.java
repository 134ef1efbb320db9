package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.securemail.OwnKey;

/** A mail that claims to be the supplier's answer: reliability §4 B47–B57. @param end state and code of the message that it becomes */
record BadMail(byte[] bytes, String end) {

    private static final Duration DAY = Duration.ofDays(1);
    /** Nobody listens there: nothing is ever fetched. */
    private static final int NOWHERE = 9;

    /** About some list, whether there is one or not. */
    static BadMail any(Town town, Random random) {
        SupplierLetters letters = new SupplierLetters(town);
        Instant now = Instant.now();
        String csv = letters.acceptance(UUID.randomUUID(), 1);
        List<Supplier<BadMail>> all = List.of(
                () -> new BadMail(
                        letters.signedBy(signer(town, now.minus(DAY), now.plus(DAY)), now, "unregistered", csv),
                        "QUARANTINED CRY-010"),
                () -> new BadMail(
                        letters.signedBy(
                                signer(town, now.minus(DAY.multipliedBy(30)), now.minus(DAY)),
                                now.minus(DAY.plus(DAY)),
                                "ended",
                                csv),
                        "QUARANTINED CRY-012"),
                () -> new BadMail(plain(csv), "QUARANTINED CRY-016"),
                () -> new BadMail(letters.betweenHtml(letters.sealed("efail", csv), NOWHERE), "QUARANTINED CRY-016"),
                () -> new BadMail(letters.sealedToUnknownKey("unknown", csv), "QUARANTINED CRY-020"),
                () -> new BadMail(letters.sealed("other", csv), "QUARANTINED ACK-002"),
                () -> new BadMail(
                        letters.withHeaders(plain(csv), "Auto-Submitted: auto-replied"), "REJECTED MAIL-005"));
        return all.get(random.nextInt(all.size())).get();
    }

    /** For the supplier's address, from the authority that the hub trusts, and known to nobody. */
    private static OwnKey signer(Town town, Instant from, Instant to) {
        return town.authority()
                .issue(CertificateRequest.forAddress(Town.SUPPLIER_MAILBOX, Instant.now())
                        .withKeyName("signer mass")
                        .valid(from, to));
    }

    private static byte[] plain(String csv) {
        return ("From: " + Town.SUPPLIER_MAILBOX + "\r\nTo: " + Town.HUB_MAILBOX + "\r\nSubject: Kvittens\r\n"
                        + "Message-ID: <" + UUID.randomUUID() + "@livs.example>\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: text/csv; name=\"kvittens.csv\"\r\n\r\n" + csv)
                .getBytes(US_ASCII);
    }
}
