package se.inkopsnavet.purchase;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.function.Consumer;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.WorkingDays;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/**
 * Cases that wait for what only a person can supply are not forgotten (HUD-07, flow F01): the responsible has the next working day, is reminded the morning after, and the
 * head of the unit hears of it the morning after that. Some days before the insats begins the responsible is warned once more. A missing consent has reminders of its own.
 */
public final class UnreadyCases implements CaseFollower {

    public static final String INCOMPLETE = "CASE_INCOMPLETE";
    public static final String START = "CASE_START";

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int REMINDED_AFTER = 2;
    private static final int WARNED_BEFORE_START = 5;

    private final Deadlines deadlines;
    private final CaseStore cases;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    /** @param clock in the zone of the business, Europe/Stockholm */
    public UnreadyCases(
            Deadlines deadlines, CaseStore cases, Consequences consequences, PolicyBook policies, Clock clock) {
        this.deadlines = deadlines;
        this.cases = cases;
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
    }

    public Map<String, Deadlines.Reaction> reactions() {
        return Map.of(INCOMPLETE, this::incomplete, START, this::beforeStart);
    }

    @Override
    public void changed(String municipality, PersonKey person, PurchaseCase now) {
        if (now.decision() == null) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        String subject = municipality + "|" + now.caseRef();
        if (now.state() == CaseState.COLLECTING) {
            set(subject, new Reminder(today, Role.RESPONSIBLE), WorkingDays.after(today, REMINDED_AFTER));
        }
        LocalDate start = now.decision().startDate();
        Instant warning = morning(WorkingDays.before(start, WARNED_BEFORE_START));
        if (isUnready(now) && warning.isAfter(clock.instant())) {
            deadlines.set(
                    START, subject, start.toString(), warning, WARNED_BEFORE_START + " arbetsdagar före " + start);
        }
    }

    /** @param since the day on which something was missing @param role who hears of it */
    private record Reminder(LocalDate since, Role role) {

        static Reminder parse(String occurrence) {
            int space = occurrence.indexOf(' ');
            return new Reminder(
                    LocalDate.parse(occurrence.substring(0, space)), Role.valueOf(occurrence.substring(space + 1)));
        }

        @Override
        public String toString() {
            return since + " " + role;
        }
    }

    private void set(String subject, Reminder reminder, LocalDate day) {
        deadlines.set(INCOMPLETE, subject, reminder.toString(), morning(day), "arbetsdagar efter " + reminder.since());
    }

    private Instant morning(LocalDate day) {
        return day.atTime(MORNING).atZone(clock.getZone()).toInstant();
    }

    private static boolean isUnready(PurchaseCase purchase) {
        return purchase.state() == CaseState.COLLECTING || purchase.state() == CaseState.HELD_POLICY;
    }

    private void incomplete(String subject, String occurrence, boolean late) {
        Reminder reminder = Reminder.parse(occurrence);
        withCase(subject, purchase -> {
            if (purchase.state() != CaseState.COLLECTING) {
                return;
            }
            tell(subject, purchase, reminder.role(), NoticeKind.CASE_NOT_READY, occurrence);
            if (reminder.role() == Role.RESPONSIBLE) {
                set(subject, new Reminder(reminder.since(), Role.MANAGER), WorkingDays.after(LocalDate.now(clock), 1));
            }
        });
    }

    private void beforeStart(String subject, String start, boolean late) {
        withCase(subject, purchase -> {
            boolean concerned = purchase.decision() != null
                    && purchase.decision().startDate().toString().equals(start);
            if (concerned && isUnready(purchase)) {
                tell(subject, purchase, Role.RESPONSIBLE, NoticeKind.START_NOT_READY, start);
            }
        });
    }

    private void withCase(String subject, Consumer<PurchaseCase> work) {
        cases.lock(municipality(subject), subject.substring(subject.indexOf('|') + 1))
                .ifPresent(work);
    }

    private void tell(String subject, PurchaseCase purchase, Role role, NoticeKind kind, String occurrence) {
        Fault why = purchase.state() == CaseState.COLLECTING ? Fault.INCOMPLETE_ROW : Fault.POLICY_NOT_ACTIVE;
        String municipality = municipality(subject);
        consequences.tell(
                new Intent.Tell(role, kind, why.code()),
                municipality,
                policies.on(municipality, LocalDate.now(clock)),
                purchase,
                occurrence);
    }

    private static String municipality(String subject) {
        return subject.substring(0, subject.indexOf('|'));
    }
}
