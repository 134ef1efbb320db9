package se.inkopsnavet.demo;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;

/**
 * The driver rings and nobody opens, in both municipalities on the same morning, and the groceries are left outside. In one that is allowed, and the cold chain
 * is watched; in the other it is a breach.
 */
final class ClosedDoors {

    private static final Duration COLD_FOR = Duration.ofMinutes(61);
    private static final String LEFT_OUTSIDE = "LEFT_OUTSIDE_NO_ANSWER";
    private static final String CLOSED = "dörren öppnades inte";

    private final DemoTown town;
    private final DemoCases cases;
    private final UnitMail mail;
    private final Expectations expectations;

    ClosedDoors(DemoTown town, DemoCases cases, UnitMail mail, Expectations expectations) {
        this.town = town;
        this.cases = cases;
        this.mail = mail;
        this.expectations = expectations;
    }

    void play(PlannedDay next, WeekClient orders, WeekClient across) {
        town.forwardTo(next.at("10:05"));
        Story.line(
                "Leverantören rapporterar: ingen öppnar hos %s, och inte hos %s", orders.caseRef(), across.caseRef());
        Stream.of(orders, across)
                .forEach(each -> each.reports().nobodyOpens(each.caseRef(), each.orderNo(), next.day()));
        expectations.expect(
                "båda enheterna är larmade, i mejl och med sms till sin telefon",
                () -> Stream.of(orders, across)
                                .allMatch(each -> mail.lines(each.unit(), each.caseRef(), "ingen öppnade dörren") == 1)
                        && town.gateway().hasDelivered(orders.caseRef(), CLOSED)
                        && town.gateway().taken(across.caseRef(), CLOSED).size() == 1);
        Story.line("Leverantören rapporterar: varorna är lämnade utanför dörren, hos båda");
        Stream.of(orders, across)
                .forEach(each -> each.reports().ended(each.caseRef(), each.orderNo(), next.day(), LEFT_OUTSIDE));
        allowed(orders);
        breached(across);
        town.forwardTo(Story.CLOCK.instant().plus(COLD_FOR));
        expectations.expect(
                "efter en timme: båda enheterna ska se till kylvarorna, i mejl; den som inte redan har larmats också med sms",
                () -> Stream.of(orders, across)
                                .allMatch(each ->
                                        mail.lines(each.unit(), each.caseRef(), "stått utanför dörren i en timme") == 1)
                        && town.gateway().hasDelivered(orders.caseRef(), "kylvaror")
                        && town.gateway().taken(across.caseRef(), "kylvaror").isEmpty());
    }

    private void allowed(WeekClient client) {
        expectations.expect(
                "tillåtet i Exempelkommun: enheten vet att varorna står ute, journalen har avvikelsen, och ingen reklamation är gjord",
                () -> mail.lines(client.unit(), client.caseRef(), "varorna står utanför dörren") == 1
                        && notes(town.notes(), client, "lämnades utanför dörren enligt rutinen") == 1
                        && cases.count("select count(*) from complaint where case_ref = ?", client.caseRef()) == 0);
    }

    private void breached(WeekClient client) {
        expectations.expect(
                "förbjudet i Lundvik: enheten är larmad genast, i mejl och sms",
                () -> mail.lines(client.unit(), client.caseRef(), "kommunens regler förbjuder") == 1
                        && town.gateway()
                                        .taken(client.caseRef(), "inte som avtalat")
                                        .size()
                                == 1);
        expectations.expect(
                "förbjudet i Lundvik: leverantören har fått en reklamation, signerad och krypterad",
                () -> town.lundvik().complaints().stream()
                                .filter(letter -> letter.contains(client.orderNo())
                                        && letter.contains("utanför dörren i strid med avtalet"))
                                .count()
                        == 1);
        expectations.expect(
                "förbjudet i Lundvik: avvikelsen och reklamationen står i Lifecares journal",
                () -> notes(town.lundvik().notes(), client, "det får inte ske") == 1
                        && notes(town.lundvik().notes(), client, "reklamation sänd till leverantören") == 1);
    }

    private static long notes(List<WrittenNote> journal, WeekClient client, String words) {
        return journal.stream()
                .filter(note ->
                        note.text().contains(client.caseRef()) && note.text().contains(words))
                .count();
    }
}
