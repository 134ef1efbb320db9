package se.inkopsnavet.consent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything this room knows about one person. The states follow from the facts alone, so that the same events in any order end alike (requirements S-02).
 *
 */
record PersonConsents(List<Consent> consents, List<Withdrawal> withdrawals, List<Annulment> annulments) {

    /** What is handed over by hand opens nothing here, and to name it in a journal would say that the person is protected. */
    private static final Set<ConsentPurpose> ANYTHING =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ConsentPurpose.PROTECTED_MANUAL_TRANSFER)));

    static final PersonConsents NONE = new PersonConsents(List.of(), List.of(), List.of());

    PersonConsents {
        consents = List.copyOf(consents);
        withdrawals = List.copyOf(withdrawals);
        annulments = List.copyOf(annulments);
    }

    /** The consents of one event, instead of what was known of it. */
    PersonConsents with(UUID event, List<Consent> ofEvent) {
        List<Consent> all =
                new ArrayList<>(without(consents, consent -> consent.eventId().equals(event)));
        all.addAll(ofEvent);
        return new PersonConsents(all, withdrawals, annulments);
    }

    PersonConsents withdrawn(UUID event, List<Withdrawal> ofEvent) {
        List<Withdrawal> all = new ArrayList<>(
                without(withdrawals, withdrawal -> withdrawal.eventId().equals(event)));
        all.addAll(ofEvent);
        return new PersonConsents(consents, all, annulments);
    }

    PersonConsents with(Annulment annulment) {
        List<Annulment> all =
                new ArrayList<>(without(annulments, earlier -> earlier.by().equals(annulment.by())));
        all.add(annulment);
        return new PersonConsents(consents, withdrawals, all);
    }

    /** The journal has told how the note of an event went. */
    PersonConsents noted(UUID event, NoteState note, String reference) {
        return new PersonConsents(
                consents.stream()
                        .map(consent -> consent.eventId().equals(event) ? consent.noted(note, reference) : consent)
                        .toList(),
                withdrawals,
                annulments.stream()
                        .map(annulment -> annulment.by().equals(event) ? annulment.noted(note) : annulment)
                        .toList());
    }

    /** The same facts with every state as it follows from them on that day. */
    PersonConsents settled(LocalDate today) {
        return new PersonConsents(
                consents.stream()
                        .map(consent -> consent.in(state(consent, today)))
                        .toList(),
                withdrawals,
                annulments);
    }

    private ConsentState state(Consent consent, LocalDate today) {
        if (isAnnulled(consent)) {
            return ConsentState.ANNULLED;
        }
        if (isWithdrawn(consent)) {
            return ConsentState.WITHDRAWN;
        }
        if (isExpired(consent, today)) {
            return ConsentState.EXPIRED;
        }
        if (consents.stream().anyMatch(other -> supersedes(other, consent, today))) {
            return ConsentState.SUPERSEDED;
        }
        if (holding().anyMatch(withdrawal -> withdrawal.covers(consent))) {
            return ConsentState.PAUSED;
        }
        return switch (consent.note()) {
            case NONE -> ConsentState.CAPTURED;
            case ASKED -> ConsentState.PENDING_JOURNAL;
            case UNKNOWN -> ConsentState.JOURNAL_UNKNOWN;
            case WRITTEN -> ConsentState.ACTIVE;
        };
    }

    private boolean isWithdrawn(Consent consent) {
        return holding().anyMatch(withdrawal -> !withdrawal.doubtful() && withdrawal.covers(consent));
    }

    private boolean isAnnulled(Consent consent) {
        return annulments.stream().anyMatch(annulment -> annulment.event().equals(consent.eventId()));
    }

    private static boolean isExpired(Consent consent, LocalDate today) {
        return consent.validTo() != null && today.isAfter(consent.validTo());
    }

    /**
     * A later consent takes the place of the earlier, for good: it may run out or be withdrawn, and the earlier does not come back. Only while it waits for
     * the journal does the earlier hold.
     */
    private boolean supersedes(Consent later, Consent earlier, LocalDate today) {
        boolean waits = later.note() != NoteState.WRITTEN && !isWithdrawn(later) && !isExpired(later, today);
        return later.sameThing(earlier) && !waits && !isAnnulled(later) && later.laterThan(earlier);
    }

    /** Withdrawals that are no mistake. One that is called so, by somebody who may, only pauses while the correction waits for the journal. */
    Stream<Withdrawal> holding() {
        return withdrawals.stream()
                .filter(withdrawal -> corrections(withdrawal.eventId())
                        .noneMatch(correction -> correction.note() == NoteState.WRITTEN))
                .map(withdrawal ->
                        corrections(withdrawal.eventId()).findAny().isPresent() ? withdrawal.pausing() : withdrawal);
    }

    /** What lifts a withdrawal, or will when the journal has it. */
    Stream<Annulment> corrections(UUID withdrawn) {
        List<ConsentPurpose> purposes = withdrawals.stream()
                .filter(withdrawal -> withdrawal.eventId().equals(withdrawn))
                .flatMap(this::byPurpose)
                .map(Withdrawal::purpose)
                .toList();
        return annulments.stream()
                .filter(annulment -> annulment.event().equals(withdrawn) && annulment.mayOpen(purposes));
    }

    boolean isWithdrawal(UUID event) {
        return withdrawals.stream().anyMatch(withdrawal -> withdrawal.eventId().equals(event));
    }

    /**
     * What has been taken back, purpose by purpose, wherever it was recorded: a consent that is named takes with it what others have written down of the same
     * thing. When nobody here knows that consent it may be about anything.
     */
    Stream<Withdrawal> takenBack() {
        return holding().flatMap(this::byPurpose);
    }

    private Stream<Withdrawal> byPurpose(Withdrawal withdrawal) {
        if (withdrawal.consentId() == null) {
            return Stream.of(withdrawal);
        }
        if (ofEvent(withdrawal.consentId()).findAny().isEmpty()) {
            return ANYTHING.stream().map(withdrawal::of);
        }
        return ofEvent(withdrawal.consentId()).map(withdrawal::of);
    }

    /** Doubtful withdrawals about which nobody has to decide any more: called a mistake, or the person has said the same. */
    Stream<UUID> answered() {
        return withdrawals.stream()
                .filter(Withdrawal::doubtful)
                .filter(doubtful -> corrections(doubtful.eventId()).findAny().isPresent()
                        || holding()
                                .anyMatch(firm -> !firm.doubtful()
                                        && doubtful.purpose() != null
                                        && firm.purpose() == doubtful.purpose()
                                        && !firm.at().isBefore(doubtful.at())))
                .map(Withdrawal::eventId)
                .distinct();
    }

    Stream<Consent> ofEvent(UUID event) {
        return consents.stream().filter(consent -> consent.eventId().equals(event));
    }

    /** Something has been given that no withdrawal has reached, and may hold or come to hold. */
    boolean lives(ConsentPurpose purpose, Recipient to) {
        return consents.stream()
                .anyMatch(consent -> consent.purpose() == purpose
                        && consent.recipient().includes(to)
                        && consent.state().lives());
    }

    private static <T> List<T> without(List<T> all, Predicate<T> gone) {
        return all.stream().filter(gone.negate()).toList();
    }
}
