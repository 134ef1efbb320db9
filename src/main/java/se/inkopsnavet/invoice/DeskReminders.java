package se.inkopsnavet.invoice;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.policy.InvoiceRule;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.WorkingDays;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** The desk is silent: first it is reminded, then the head of the unit hears of it (AC-04-4). The row waits meanwhile. */
public class DeskReminders implements Deadlines.Reaction {

    public static final String KIND = "INVOICE_ANSWER_MISSING";

    private static final LocalTime AT = LocalTime.of(16, 0);
    private static final String REMINDER = "1";
    private static final String ESCALATION = "2";

    private final QuestionStore questions;
    private final Deadlines deadlines;
    private final PolicyBook policies;
    private final InvoiceNews news;
    private final Clock clock;

    public DeskReminders(
            QuestionStore questions, Deadlines deadlines, PolicyBook policies, InvoiceNews news, Clock clock) {
        this.questions = questions;
        this.deadlines = deadlines;
        this.policies = policies;
        this.news = news;
        this.clock = clock;
    }

    /** From the day on which the desk has been asked. */
    void begin(Question question) {
        InvoiceRule rule =
                policies.on(question.municipality(), LocalDate.now(clock)).invoice();
        set(question, REMINDER, rule.reminderWorkdays());
        set(question, ESCALATION, rule.escalateWorkdays());
    }

    private void set(Question question, String occurrence, int days) {
        LocalDate day = WorkingDays.after(LocalDate.now(clock), days);
        deadlines.set(
                KIND,
                question.id().toString(),
                occurrence,
                day.atTime(AT).atZone(clock.getZone()).toInstant(),
                days + " arbetsdagar, kl " + AT);
    }

    @Override
    public void due(String subject, String occurrence, boolean late) {
        questions
                .find(UUID.fromString(subject))
                .filter(question -> question.state() == Question.State.ASKED)
                .ifPresent(question -> news.tell(
                        question,
                        occurrence.equals(REMINDER) ? Role.INVOICE_DESK : Role.MANAGER,
                        occurrence.equals(REMINDER) ? NoticeKind.INVOICE_REMINDER : NoticeKind.INVOICE_UNANSWERED,
                        "",
                        occurrence));
    }
}
