package se.inkopsnavet.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Up to the cut-off and a second past it: who has not ordered is told of, who orders in time is promised, who orders late is not. */
final class CutoffDay {

    private static final List<Duration> REMINDERS = List.of(Duration.ofHours(24), Duration.ofHours(3));
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final DemoTown town;
    private final DemoCases cases;
    private final UnitMail mail;
    private final Expectations expectations;

    CutoffDay(DemoTown town, DemoCases cases, UnitMail mail, Expectations expectations) {
        this.town = town;
        this.cases = cases;
        this.mail = mail;
        this.expectations = expectations;
    }

    void play(PlannedDay next, WeekClient orders, WeekClient forgets, WeekClient across) {
        reminded(next, List.of(orders, forgets, across));
        town.forwardTo(next.cutoff().minus(Duration.ofSeconds(50)));
        Instant minuteBefore = next.cutoff().minus(Duration.ofSeconds(60));
        Story.line(
                "Leverantören rapporterar: %s och %s har beställt %s",
                orders.caseRef(), across.caseRef(), Story.moment(minuteBefore));
        Stream.of(orders, across).forEach(each -> each.reports()
                .order(each.caseRef(), each.orderNo(), minuteBefore, next.day().toString()));
        expectations.expect("båda beställningarna är bekräftade i tid", () -> Stream.of(orders, across)
                .allMatch(each -> List.of("CONFIRMED", "LOCKED").contains(cases.orderState(each.orderNo()))));
        town.forwardTo(next.cutoff().plus(A_MOMENT));
        Instant secondAfter = next.cutoff().plusSeconds(1);
        Story.line(
                "Leverantören rapporterar: %s har beställt %s, en sekund för sent",
                forgets.caseRef(), Story.moment(secondAfter));
        forgets.reports().order(forgets.caseRef(), forgets.orderNo(), secondAfter, "");
        expectations.expect(
                "stopptiden har låst de två första; den tredje är sen, inte lovad, och enheten vet det",
                () -> Stream.of(orders, across).allMatch(each -> "LOCKED".equals(cases.orderState(each.orderNo())))
                        && "LATE".equals(cases.orderState(forgets.orderNo()))
                        && mail.lines(forgets.unit(), forgets.caseRef(), "kom efter stopptiden") == 1);
    }

    private void reminded(PlannedDay next, List<WeekClient> clients) {
        for (int times = 1; times <= REMINDERS.size(); times++) {
            int letters = times;
            Duration ahead = REMINDERS.get(times - 1);
            town.forwardTo(next.cutoff().minus(ahead).plus(A_MOMENT));
            expectations.expect(
                    ahead.toHours() + " timmar före stopptiden: enheterna vet vilka som inte har beställt",
                    () -> clients.stream()
                            .allMatch(each ->
                                    mail.lines(each.unit(), each.caseRef(), "ingen bekräftad beställning") == letters));
        }
    }
}
