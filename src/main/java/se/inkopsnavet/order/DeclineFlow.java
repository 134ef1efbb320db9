package se.inkopsnavet.order;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.document.FormFileFlow;
import se.inkopsnavet.document.RecordSteps;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.order.TaskStore.End;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseStore;

/** Takes one recorded "declines this week". It closes what the unit was to see to, and a missed cut-off has no consequence that week. */
public class DeclineFlow implements InboundFlow {

    public static final String NAME = "ORDER_DECLINED";

    public static final FormFileFlow.Kind FILES = new FormFileFlow.Kind("ORDER_DECLINED_FILE", NAME, "declined");

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final CaseStore cases;
    private final TaskStore tasks;
    private final RecordSteps steps;

    public DeclineFlow(JdbcClient jdbc, ColumnCipher cipher, CaseStore cases, TaskStore tasks, RecordSteps steps) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.cases = cases;
        this.tasks = tasks;
        this.steps = steps;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        return steps.take(claim, Declined::read, declined -> taken(claim.municipality(), declined));
    }

    private Outcome taken(String municipality, Declined declined) {
        String caseRef = cases.lock(municipality, declined.caseRef())
                .orElseThrow(() -> new FaultException(Fault.INVALID_VALUE, "caseRef"))
                .caseRef();
        int added = jdbc.sql("insert into order_declined (case_ref, week, municipality, recorded_by, recorded_at)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        caseRef,
                        declined.week(),
                        municipality,
                        cipher.encrypt(
                                "order_declined",
                                "recorded_by",
                                caseRef + "/" + declined.week(),
                                declined.recordedBy().getBytes(StandardCharsets.UTF_8)),
                        Timestamp.from(declined.recordedAt()))
                .update();
        tasks.settled(caseRef, declined.week(), End.DECLINED);
        return added == 1
                ? Outcome.confirmed(caseRef)
                : new Outcome(State.DUPLICATE, null, null, null).forCase(caseRef);
    }
}
