package se.inkopsnavet.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Predicate;
import se.inkopsnavet.ledger.Messages;

/** Whether whoever says something may say it: a representative for the person, another system for itself. */
final class Authority {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final MandateQuestion mandates;
    private final Callers callers;
    private final Messages messages;

    Authority(MandateQuestion mandates, Callers callers, Messages messages) {
        this.mandates = mandates;
        this.callers = callers;
        this.messages = messages;
    }

    Predicate<ConsentPurpose> of(UUID message, ConsentEvent event) {
        if (event instanceof ConsentRecorded recorded) {
            return purpose -> mayConsent(event, recorded.giver(), purpose, recorded.givenAt());
        }
        if (event instanceof ConsentWithdrawn withdrawn) {
            return purpose -> mayConsent(event, withdrawn.giver(), purpose, withdrawn.withdrawnAt());
        }
        String source = messages.source(message).orElse("");
        boolean system = source.startsWith(Callers.SYSTEM);
        return purpose -> !system || callers.maySayYes(event.municipality(), source, purpose);
    }

    private boolean mayConsent(ConsentEvent event, Giver giver, ConsentPurpose purpose, Instant said) {
        LocalDate day = LocalDate.ofInstant(said, STOCKHOLM);
        return mandates.mayConsent(event.municipality(), event.person(), giver, purpose, day);
    }
}
