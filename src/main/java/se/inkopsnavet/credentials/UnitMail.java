package se.inkopsnavet.credentials;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.Letter;

/** The login as a signed mail that the unit's mailbox alone can open. */
final class UnitMail {

    private final HandoverWords.Unit words;

    UnitMail(HandoverWords.Unit words) {
        this.words = words;
    }

    /** @throws se.inkopsnavet.fault.FaultException CRY-* when a certificate is not in order */
    Sealed seal(
            Handover handover,
            Partner partner,
            ProviderUnit unit,
            Receiver receiver,
            Credentials credentials,
            Instant now) {
        String domain = partner.hubAddress().substring(partner.hubAddress().indexOf('@') + 1);
        String messageId = "<" + handover.id() + "@" + domain + ">";
        byte[] file = SecretText.of(named(words.file(), handover, partner, unit), credentials);
        try {
            Letter letter = new Letter(
                    partner.hubAddress(),
                    receiver.address(),
                    named(words.subject(), handover, partner, unit),
                    now,
                    messageId,
                    named(words.text(), handover, partner, unit) + "\n",
                    List.of(new Attachment("inloggning.txt", "text/plain", file)));
            return new Sealed(receiver.sealer().seal(letter, now).bytes(), messageId);
        } finally {
            Arrays.fill(file, (byte) 0);
        }
    }

    static String named(String template, Handover handover, Partner partner, ProviderUnit unit) {
        return template.replace("{ref}", handover.caseRef())
                .replace("{leverantor}", partner.profile().name())
                .replace("{enhet}", unit.name());
    }

    /** @param dedupId Message-ID or file name */
    record Sealed(byte[] bytes, String dedupId) {}
}
