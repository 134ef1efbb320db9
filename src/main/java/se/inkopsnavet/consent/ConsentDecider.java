package se.inkopsnavet.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.consent.ConsentVerdict.Resolution;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.journal.NoteKind;

/** Step 3, pure: (what is known, event, clock) → what is known, and what follows (flows F02 and F18). */
final class ConsentDecider {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    /** Two machines' clocks never agree wholly. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private ConsentDecider() {}

    /** @param may whether whoever says it may say it of that purpose: a representative of the person, or a system that calls a withdrawal a mistake */
    static ConsentVerdict decide(
            PersonConsents before, ConsentEvent event, Predicate<ConsentPurpose> may, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, STOCKHOLM);
        PersonConsents known = before.settled(today);
        Instant registered = event.registration().registeredAt();
        if (registered != null && isFuture(registered, now)) {
            return ConsentVerdict.refused(Fault.CONSENT_IN_FUTURE, "registeredAt", known);
        }
        if (event instanceof ConsentRecorded recorded) {
            return recorded(known, recorded, may, now, today);
        }
        if (event instanceof ConsentWithdrawn withdrawn) {
            return withdrawn(known, withdrawn, may, now, today);
        }
        return annulled(known, (ConsentAnnulled) event, may, today);
    }

    private static ConsentVerdict recorded(
            PersonConsents known,
            ConsentRecorded event,
            Predicate<ConsentPurpose> mayConsent,
            Instant now,
            LocalDate today) {
        if (isFuture(event.givenAt(), now)) {
            return ConsentVerdict.refused(Fault.CONSENT_IN_FUTURE, "givenAt", known);
        }
        LocalDate given = LocalDate.ofInstant(event.givenAt(), STOCKHOLM);
        if (event.validTo() != null && event.validTo().isBefore(given)) {
            return ConsentVerdict.refused(Fault.INVALID_DATE, "validTo", known);
        }
        if (speaksWithoutMandate(event.giver(), event.purposes(), mayConsent)) {
            return ConsentVerdict.refused(Fault.CONSENT_NO_MANDATE, "givenBy", known);
        }
        PersonConsents next = known.with(event.id(), consents(known, event)).settled(today);
        Set<ConsentPurpose> living = next.ofEvent(event.id())
                .filter(consent -> consent.state().lives())
                .map(Consent::purpose)
                .collect(Collectors.toSet());
        if (living.isEmpty()) {
            boolean expired = event.validTo() != null && today.isAfter(event.validTo());
            Fault why = expired ? Fault.CONSENT_EXPIRED : Fault.CONSENT_OVERTAKEN;
            return new ConsentVerdict(Resolution.WITHOUT_EFFECT, why, "givenAt", next, List.of());
        }
        List<ConsentIntent> intents = new ArrayList<>();
        if (event.source().kind() != Source.Kind.JOURNAL) {
            intents.add(new ConsentIntent.Note(NoteKind.CONSENT, living));
        }
        if (event.validTo() != null) {
            intents.add(new ConsentIntent.ExpireAfter(event.id(), event.validTo()));
        }
        return new ConsentVerdict(Resolution.DONE, null, "", next, intents);
    }

    /** An event that is handled again, because a person released it, keeps its note. */
    private static List<Consent> consents(PersonConsents known, ConsentRecorded event) {
        Source source = event.source();
        boolean journaled = source.kind() == Source.Kind.JOURNAL;
        return event.purposes().stream()
                .map(purpose -> known.ofEvent(event.id())
                        .filter(consent -> consent.purpose() == purpose)
                        .findFirst()
                        .orElse(new Consent(
                                event.id(),
                                purpose,
                                event.recipientOf(purpose),
                                event.givenAt(),
                                event.validTo(),
                                journaled ? NoteState.WRITTEN : NoteState.NONE,
                                source.reference(),
                                ConsentState.CAPTURED)))
                .toList();
    }

    private static ConsentVerdict withdrawn(
            PersonConsents known,
            ConsentWithdrawn event,
            Predicate<ConsentPurpose> mayConsent,
            Instant now,
            LocalDate today) {
        if (isFuture(event.withdrawnAt(), now)) {
            return ConsentVerdict.refused(Fault.CONSENT_IN_FUTURE, "withdrawnAt", known);
        }
        boolean doubtful = speaksWithoutMandate(event.giver(), asked(known, event), mayConsent);
        PersonConsents next =
                known.withdrawn(event.id(), withdrawals(event, doubtful)).settled(today);
        if (doubtful) {
            return new ConsentVerdict(Resolution.HELD, Fault.WITHDRAWAL_NO_MANDATE, "givenBy", next, List.of());
        }
        List<ConsentIntent> stops = stops(known, next, event);
        if (stops.isEmpty()) {
            return new ConsentVerdict(
                    Resolution.WITHOUT_EFFECT, Fault.CONSENT_OVERTAKEN, "withdrawnAt", next, List.of());
        }
        List<ConsentIntent> intents = new ArrayList<>(stops);
        if (event.source().kind() != Source.Kind.JOURNAL) {
            Set<ConsentPurpose> purposes = stops.stream()
                    .map(stop -> ((ConsentIntent.Stop) stop).purpose())
                    .collect(Collectors.toSet());
            intents.add(new ConsentIntent.Note(NoteKind.WITHDRAWAL, purposes));
        }
        return new ConsentVerdict(Resolution.DONE, null, "", next, intents);
    }

    /** A withdrawal with which something is wrong, whoever made it: it pauses what it would have ended, and a person decides. */
    static PersonConsents doubted(PersonConsents before, ConsentWithdrawn event, Instant now) {
        return isFuture(event.withdrawnAt(), now)
                ? before
                : before.withdrawn(event.id(), withdrawals(event, true)).settled(LocalDate.ofInstant(now, STOCKHOLM));
    }

    /** What the withdrawal is about: a consent that has not arrived yet can be about anything. */
    private static Set<ConsentPurpose> asked(PersonConsents known, ConsentWithdrawn event) {
        if (event.consentId() == null) {
            return event.purposes();
        }
        Set<ConsentPurpose> ofConsent =
                known.ofEvent(event.consentId()).map(Consent::purpose).collect(Collectors.toSet());
        return ofConsent.isEmpty() ? new HashSet<>(Arrays.asList(ConsentPurpose.values())) : ofConsent;
    }

    private static List<Withdrawal> withdrawals(ConsentWithdrawn event, boolean doubtful) {
        Withdrawal said =
                new Withdrawal(event.id(), event.consentId(), null, event.recipient(), event.withdrawnAt(), doubtful);
        return event.consentId() != null
                ? List.of(said)
                : event.purposes().stream().map(said::of).toList();
    }

    /**
     * What ends with it. A consent that was given later goes on; what was withdrawn already is not taken back twice. Something ends also where this room
     * knows of no consent, or of none that holds: the case system may.
     */
    private static List<ConsentIntent> stops(PersonConsents known, PersonConsents next, ConsentWithdrawn event) {
        return next.takenBack()
                .filter(withdrawal -> withdrawal.eventId().equals(event.id()))
                .filter(withdrawal -> heldByName(known, event.consentId(), withdrawal) || ends(known, next, withdrawal))
                .sorted(Comparator.comparing(Withdrawal::purpose))
                .<ConsentIntent>map(withdrawal -> new ConsentIntent.Stop(withdrawal.purpose(), withdrawal.recipient()))
                .toList();
    }

    private static boolean heldByName(PersonConsents known, @Nullable UUID consent, Withdrawal withdrawal) {
        return consent != null
                && known.ofEvent(consent)
                        .anyMatch(named -> named.purpose() == withdrawal.purpose()
                                && named.state().lives());
    }

    private static boolean ends(PersonConsents known, PersonConsents next, Withdrawal withdrawal) {
        ConsentPurpose purpose = withdrawal.purpose();
        Recipient anyone =
                withdrawal.recipient() == null ? new Recipient(purpose.recipientType(), null) : withdrawal.recipient();
        boolean goesOn = next.consents().stream()
                .anyMatch(consent -> consent.purpose() == purpose
                        && consent.state().lives()
                        && (anyone.includes(consent.recipient())
                                || consent.recipient().includes(anyone)));
        boolean repeated = known.takenBack()
                .anyMatch(earlier -> !earlier.doubtful()
                        && !earlier.eventId().equals(withdrawal.eventId())
                        && earlier.purpose() == purpose
                        && (earlier.recipient() == null || earlier.recipient().includes(anyone)));
        boolean heldSince = known.consents().stream()
                .anyMatch(consent ->
                        consent.purpose() == purpose && consent.state().lives());
        return !goesOn && (heldSince || !repeated);
    }

    /** Nothing that rested on the mistake goes on. A withdrawal that was a mistake leaves the consents as they were, once the journal has the correction. */
    private static ConsentVerdict annulled(
            PersonConsents known, ConsentAnnulled event, Predicate<ConsentPurpose> may, LocalDate today) {
        boolean journaled = event.source().kind() == Source.Kind.JOURNAL;
        PersonConsents next = known.with(new Annulment(
                        event.eventId(),
                        event.id(),
                        Arrays.stream(ConsentPurpose.values()).filter(may).collect(Collectors.toSet()),
                        journaled ? NoteState.WRITTEN : noteOf(known, event)))
                .settled(today);
        if (next.isWithdrawal(event.eventId())
                && next.corrections(event.eventId())
                        .noneMatch(correction -> correction.by().equals(event.id()))) {
            return new ConsentVerdict(Resolution.WITHOUT_EFFECT, Fault.API_NOT_ALLOWED, "purposes", next, List.of());
        }
        List<ConsentIntent> intents = new ArrayList<>();
        known.ofEvent(event.eventId())
                .filter(consent -> consent.state().lives() && !next.lives(consent.purpose(), consent.recipient()))
                .forEach(consent -> intents.add(new ConsentIntent.Stop(consent.purpose(), consent.recipient())));
        if (!journaled) {
            intents.add(new ConsentIntent.Note(NoteKind.CORRECTION, Set.of()));
        }
        return new ConsentVerdict(Resolution.DONE, null, "", next, intents);
    }

    /** An event that is handled again keeps its note. */
    private static NoteState noteOf(PersonConsents known, ConsentAnnulled event) {
        return known.annulments().stream()
                .filter(annulment -> annulment.by().equals(event.id()))
                .map(Annulment::note)
                .findFirst()
                .orElse(NoteState.NONE);
    }

    private static boolean speaksWithoutMandate(
            Giver giver, Set<ConsentPurpose> purposes, Predicate<ConsentPurpose> mayConsent) {
        return giver.role() == Giver.Role.REPRESENTATIVE && !purposes.stream().allMatch(mayConsent);
    }

    private static boolean isFuture(Instant said, Instant now) {
        return said.isAfter(now.plus(CLOCKS_DIFFER));
    }
}
