package se.inkopsnavet.mandate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.mandate.Mandate.State;

/** Step 3 for mandates, pure: (what is known, record, day) → what is known then, and what follows (flow F03). */
public final class MandateDecider {

    private MandateDecider() {}

    /** @param fault why the record changes nothing, or null */
    public record Verdict(Mandates mandates, @Nullable Fault fault, List<MandateEffect> effects) {}

    /** @param seen the state in which this mandate was last seen, or null when it is new */
    public static Verdict recorded(Mandates known, @Nullable State seen, Mandate event, LocalDate today) {
        Optional<Mandate> before = known.find(event.id());
        if (before.isPresent() && before.get().version() >= event.version()) {
            return new Verdict(known, Fault.STALE_VERSION, List.of());
        }
        if (event.scopes().stream().anyMatch(scope -> !event.type().allows(scope))) {
            return new Verdict(known, Fault.MANDATE_SCOPE, List.of());
        }
        Mandates next = known.with(event);
        List<MandateEffect> effects = new ArrayList<>();
        if (seen == State.VERIFIED && event.on(today) == State.VERIFIED) {
            before.filter(event::differsFrom).ifPresent(earlier -> {
                effects.add(new MandateEffect.Ended(earlier));
                effects.add(new MandateEffect.Usable(event));
            });
        } else if (!next.isAnswered(event) || event.on(today) != State.UNVERIFIED) {
            moved(seen, event, today).ifPresent(effects::add);
        }
        if (event.on(today) == State.VERIFIED && isContested(next, event, today)) {
            effects.add(new MandateEffect.Conflict(event));
        }
        return new Verdict(next, null, effects);
    }

    /**
     * A contact is gone from the case system, or has become somebody who can act for nobody (AC-03-7). It counts no longer, and what somebody verified
     * about the same holder is doubtful until it has been looked at again.
     *
     * @return the mandates as they are to be kept, the contact's own first; empty when nothing is known of it
     */
    public static List<Mandate> removed(Mandates known, UUID contact, long version, Instant when, LocalDate today) {
        return known.find(contact)
                .filter(mandate -> mandate.version() < version)
                .map(mandate -> Stream.concat(
                                Stream.of(mandate.revoked(today, version, when)),
                                known.all().stream()
                                        .filter(other -> other.answers(mandate))
                                        .map(Mandate::doubted))
                        .toList())
                .orElse(List.of());
    }

    /** What the calendar alone has changed since it was last seen. */
    public static Optional<MandateEffect> dawned(Mandate mandate, State seen, LocalDate today) {
        return moved(seen, mandate, today);
    }

    private static Optional<MandateEffect> moved(@Nullable State seen, Mandate mandate, LocalDate today) {
        State now = mandate.on(today);
        if (seen == now) {
            return Optional.empty();
        }
        if (now == State.VERIFIED) {
            return Optional.of(new MandateEffect.Usable(mandate));
        }
        if (seen == State.VERIFIED) {
            return Optional.of(new MandateEffect.Ended(mandate));
        }
        return now == State.UNVERIFIED ? Optional.of(new MandateEffect.Verify(mandate)) : Optional.empty();
    }

    private static boolean isContested(Mandates mandates, Mandate event, LocalDate today) {
        return Arrays.stream(Use.values())
                .filter(use -> use != Use.BE_INFORMED && event.permits(use, today))
                .anyMatch(use -> mandates.whoMay(use, today) instanceof Mandates.Answer.Several);
    }
}
