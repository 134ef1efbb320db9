package se.inkopsnavet.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.securemail.Finding;
import se.inkopsnavet.securemail.Letter;
import se.inkopsnavet.securemail.MailOpener;
import se.inkopsnavet.securemail.MailSealer;
import se.inkopsnavet.securemail.OpenedMail;
import se.inkopsnavet.securemail.SealedMail;

/**
 * The mail of a supplier whose profile lets it go for a day although a revocation list is late (SOFT_FAIL): somebody hears of each letter that was sealed or
 * opened meanwhile (reliability §3.2).
 *
 * @param hubAddress the municipality's own mailbox
 * @param strict knows what would stop the same letters without the allowance; the supplier signs with the certificate that it is written to with
 */
public record LenientMail(String hubAddress, MailSealer strict, Consumer<Finding> late) {

    public MailSealer sealer(MailSealer lenient) {
        return new MailSealer() {
            @Override
            public SealedMail seal(Letter letter, Instant now) {
                SealedMail sealed = lenient.seal(letter, now);
                tell(now);
                return sealed;
            }

            @Override
            public List<Finding> findings(String from, Instant now) {
                return lenient.findings(from, now);
            }

            @Override
            public Optional<Instant> expires() {
                return lenient.expires();
            }
        };
    }

    public MailOpener opener(MailOpener lenient) {
        return (rawMail, arrived, now) -> {
            OpenedMail opened = lenient.open(rawMail, arrived, now);
            boolean told = false;
            try {
                tell(now);
                told = true;
                return opened;
            } finally {
                if (!told) {
                    opened.wipe();
                }
            }
        };
    }

    private void tell(Instant now) {
        strict.findings(hubAddress, now).stream()
                .filter(finding -> finding.fault() == Fault.REVOCATION_UNKNOWN)
                .findFirst()
                .ifPresent(late);
    }
}
