package se.inkopsnavet.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.transport.TransportEvents;

/**
 * Tells people what became of a note, in neutral words (class N0): its reference and a code.
 *
 * <p>Nobody is told at once of a note whose arrival is uncertain: most often the journal answers when it is asked. Somebody is told when it has not.
 */
public class NoteNotices {

    private static final Duration ASKING_TAKES = Duration.ofMinutes(10);

    private final NoticeBook notices;
    private final PolicyBook policies;
    private final Deadlines deadlines;
    private final TransportEvents events;
    private final Clock clock;

    public NoteNotices(
            NoticeBook notices, PolicyBook policies, Deadlines deadlines, TransportEvents events, Clock clock) {
        this.notices = notices;
        this.policies = policies;
        this.deadlines = deadlines;
        this.events = events;
        this.clock = clock;
    }

    void notWritten(NoteRequest note, Outcome outcome) {
        String code = code(outcome.fault(), outcome.state());
        if (outcome.fault() == Fault.PROTECTED_IDENTITY) {
            tell(note, NoticeKind.JOURNAL_BY_HAND, Role.SECURITY_CONTACT, code);
        } else if (outcome.state() == State.UNCERTAIN) {
            deadlines.set(
                    NoteDeadline.KIND,
                    note.noteId().toString(),
                    "uncertain " + clock.instant(),
                    clock.instant().plus(ASKING_TAKES),
                    "10 minuter efter ett osäkert försök");
        } else if (isForTheUnit(outcome.fault())) {
            tell(note, NoticeKind.JOURNAL_REFUSED, Role.RESPONSIBLE, code);
            if (outcome.fault() == Fault.JOURNAL_HEADLINE || outcome.fault() == Fault.JOURNAL_UNIT) {
                // What the unit sees, only the municipality's profile can mend.
                tell(note, NoticeKind.JOURNAL_NOT_WRITTEN, Role.IT, code);
            }
        } else {
            tell(note, NoticeKind.JOURNAL_NOT_WRITTEN, Role.IT, code);
        }
    }

    /** A security event (AC-02-10): what it was is nowhere any more. */
    void redacted(NoteRequest note) {
        events.alert("journal", Fault.JOURNAL_TEXT_REDACTED, note.kind().name());
        tell(note, NoticeKind.JOURNAL_REDACTED, Role.SECURITY_CONTACT, Fault.JOURNAL_TEXT_REDACTED.code());
    }

    /** @param unitId null when what the note was about is no longer known */
    void overdue(UUID noteId, NoteStore.Standing standing, @Nullable String unitId) {
        Fault fault = standing.fault() == null ? null : Fault.valueOf(standing.fault());
        Policy policy = policies.on(standing.municipality(), LocalDate.now(clock));
        String occurrence = noteId + " " + LocalDate.now(clock);
        String code = code(fault, standing.state());
        add(policy, NoticeKind.JOURNAL_LATE, Role.IT, unitId, standing.reference(), code, occurrence);
        if (standing.state() == State.UNCERTAIN) {
            add(policy, NoticeKind.JOURNAL_UNCERTAIN, Role.RESPONSIBLE, unitId, standing.reference(), code, occurrence);
        }
    }

    private static boolean isForTheUnit(@Nullable Fault fault) {
        return fault == Fault.JOURNAL_REFUSED
                || fault == Fault.JOURNAL_HEADLINE
                || fault == Fault.JOURNAL_AUTHOR
                || fault == Fault.JOURNAL_CLIENT
                || fault == Fault.JOURNAL_UNIT;
    }

    private static String code(@Nullable Fault fault, State state) {
        return fault == null ? state.name() : fault.code();
    }

    private void tell(NoteRequest note, NoticeKind kind, Role role, String code) {
        LocalDate today = LocalDate.now(clock);
        Policy policy = policies.on(note.municipality(), today);
        add(policy, kind, role, note.unitId(), NoteReference.of(note), code, code + " " + today);
    }

    private void add(
            Policy policy,
            NoticeKind kind,
            Role role,
            @Nullable String unitId,
            String reference,
            String code,
            String occurrence) {
        notices.add(
                policy.policyId(),
                kind.name(),
                role.name(),
                mailbox(policy, role, unitId),
                reference,
                code,
                occurrence);
    }

    /** A mailbox that was never filled in must not make a notice vanish. */
    private static String mailbox(Policy policy, Role role, @Nullable String unitId) {
        String wanted =
                switch (role) {
                    case RESPONSIBLE ->
                        policy.unit(unitId).map(ProviderUnit::mailbox).orElse(null);
                    case SECURITY_CONTACT -> policy.contacts().securityContact();
                    default -> null;
                };
        String recipient = wanted == null ? policy.contacts().it() : wanted;
        if (recipient == null) {
            throw new FaultException(Fault.CONFIGURATION, "contacts.it");
        }
        return recipient;
    }
}
