package se.inkopsnavet.contact;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** Asks units to phone somebody, when they are at the telephone (class N2, AC-12-7). The wait is a deadline. */
public class CallDesk implements Calls, Deadlines.Reaction {

    public static final String KIND = "CALL_DUE";

    private static final String URGENT = "call-urgent";

    private final JdbcClient jdbc;
    private final ContactSituationReader situations;
    private final ContactWords words;
    private final ContactNews news;
    private final Deadlines deadlines;
    private final Texts texts;
    private final Clock clock;

    /** @param texts by which whoever is on call hears of an urgent mail */
    public CallDesk(
            JdbcClient jdbc,
            ContactSituationReader situations,
            ContactWords words,
            ContactNews news,
            Deadlines deadlines,
            Texts texts,
            Clock clock) {
        this.jdbc = jdbc;
        this.situations = situations;
        this.words = words;
        this.news = news;
        this.deadlines = deadlines;
        this.texts = texts;
        this.clock = clock;
    }

    private record Kept(UUID id, Call call) {}

    @Override
    public void ask(Call call) {
        Kept kept = new Kept(
                DerivedId.of("call", call.municipality(), call.caseRef(), call.reason(), call.who(), call.occurrence()),
                call);
        if (insert(kept)) {
            decide(kept);
        }
    }

    @Override
    public void due(String subject, String occurrence, boolean late) {
        find(UUID.fromString(subject)).forEach(this::decide);
    }

    private void decide(Kept kept) {
        Call call = kept.call();
        ContactSituation situation = situations.of(call.municipality(), call.caseRef());
        switch (situation.standing()) {
            case DEAD -> end(kept, "DROPPED");
            case PROTECTED -> {
                byHand(kept);
                end(kept, "DROPPED");
            }
            case OPEN, NOBODY -> inTime(kept, situation.unitId());
        }
    }

    private void inTime(Kept kept, @Nullable String unitId) {
        Call call = kept.call();
        CallTime when = CallTime.decide(
                situations.policy(call.municipality()).delivery().contactWindows(),
                ZonedDateTime.now(clock),
                call.urgent(),
                call.usefulUntil());
        if (when instanceof CallTime.At at) {
            deadlines.set(
                    KIND, kept.id().toString(), at.due().toString(), at.due(), "contactWindows, nästa gång de öppnar");
            return;
        }
        if (when instanceof CallTime.Now) {
            NoticeKind kind = call.who() == Call.Who.CLIENT ? NoticeKind.CALL_CLIENT : NoticeKind.CALL_SUPPLIER;
            tell(kept, unitId, kind);
        } else if (when instanceof CallTime.OnCall) {
            onCall(kept, unitId);
        }
        end(kept, when instanceof CallTime.TooLate ? "DROPPED" : "ASKED");
    }

    private void tell(Kept kept, @Nullable String unitId, NoticeKind kind) {
        news.tell(
                kept.call().municipality(),
                kept.call().caseRef(),
                unitId,
                Role.RESPONSIBLE,
                kind,
                detail(kept),
                kept.id().toString());
    }

    private void onCall(Kept kept, @Nullable String unitId) {
        Call call = kept.call();
        news.tellOnCall(
                call.municipality(),
                call.caseRef(),
                unitId,
                detail(kept),
                kept.id().toString());
        if (unitId == null || !unitId.equals(call.caseRef())) {
            Instant soon = clock.instant().plus(CallTime.NUDGE);
            texts.ask(new Text(
                    call.municipality(),
                    call.caseRef(),
                    URGENT,
                    Text.Audience.MANAGER,
                    Map.of(),
                    soon,
                    kept.id().toString()));
        }
    }

    private void byHand(Kept kept) {
        news.tell(
                kept.call().municipality(),
                kept.call().caseRef(),
                null,
                Role.SECURITY_CONTACT,
                NoticeKind.CONTACT_BY_HAND,
                "samtal",
                kept.id().toString());
    }

    private String detail(Kept kept) {
        Call call = kept.call();
        String order = call.orderNo() == null ? "" : " (order " + call.orderNo() + ")";
        return words.call(call.reason()) + order + (call.about() == null ? "" : ": " + call.about());
    }

    private boolean insert(Kept kept) {
        Call call = kept.call();
        return jdbc.sql(
                                "insert into contact_call (id, municipality, case_ref, reason, who, order_no, about, urgent, useful_until, state)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING') on conflict do nothing")
                        .params(
                                kept.id(),
                                call.municipality(),
                                call.caseRef(),
                                call.reason(),
                                call.who().name(),
                                call.orderNo(),
                                call.about(),
                                call.urgent(),
                                call.usefulUntil() == null ? null : Timestamp.from(call.usefulUntil()))
                        .update()
                == 1;
    }

    private void end(Kept kept, String state) {
        jdbc.sql("update contact_call set state = ?, changed_at = clock_timestamp() where id = ?")
                .params(state, kept.id())
                .update();
    }

    private List<Kept> find(UUID id) {
        return jdbc.sql("select municipality, case_ref, reason, who, order_no, about, urgent, useful_until"
                        + " from contact_call where id = ? and state = 'WAITING' for no key update")
                .param(id)
                .query((row, n) -> new Kept(
                        id,
                        new Call(
                                row.getString("municipality"),
                                row.getString("case_ref"),
                                row.getString("reason"),
                                Call.Who.valueOf(row.getString("who")),
                                row.getString("order_no"),
                                row.getString("about"),
                                row.getBoolean("urgent"),
                                row.getTimestamp("useful_until") == null
                                        ? null
                                        : row.getTimestamp("useful_until").toInstant(),
                                "")))
                .list();
    }
}
