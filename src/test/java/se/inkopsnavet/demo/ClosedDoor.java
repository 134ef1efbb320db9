package se.inkopsnavet.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The driver rings and nobody opens, where groceries may be left outside: the unit is alarmed, and the cold chain watched. */
final class ClosedDoor {

    private static final Duration COLD_FOR = Duration.ofMinutes(61);

    private final DemoTown town;
    private final JdbcClient jdbc;
    private final UnitMail mail;
    private final GrocerReports grocer;
    private final Expectations expectations;

    ClosedDoor(DemoTown town, JdbcClient jdbc, UnitMail mail, GrocerReports grocer, Expectations expectations) {
        this.town = town;
        this.jdbc = jdbc;
        this.mail = mail;
        this.grocer = grocer;
        this.expectations = expectations;
    }

    void play(String caseRef, String unit, String orderNo, LocalDate day) {
        Instant ten = day.atTime(LocalTime.of(10, 5)).atZone(Story.STOCKHOLM).toInstant();
        town.forwardTo(ten);
        Story.line("Leverantören rapporterar: ingen öppnar hos %s", caseRef);
        grocer.nobodyOpens(caseRef, orderNo, day);
        expectations.expect(
                "enheten är larmad, i mejl och med sms till sin telefon",
                () -> mail.lines(unit, caseRef, "ingen öppnade dörren") == 1
                        && town.gateway().hasDelivered(caseRef, "dörren öppnades inte"));
        Story.line("Leverantören rapporterar: varorna är lämnade utanför dörren, som kommunens regler tillåter");
        grocer.ended(caseRef, orderNo, day, "LEFT_OUTSIDE_NO_ANSWER");
        expectations.expect(
                "tillåtet här: enheten vet att varorna står ute, journalen har avvikelsen, och ingen reklamation är gjord",
                () -> mail.lines(unit, caseRef, "varorna står utanför dörren") == 1
                        && town.notes().stream()
                                        .filter(note -> note.text().contains("ingen öppnade")
                                                && note.text().contains(caseRef))
                                        .count()
                                == 1
                        && complaints(caseRef) == 0);
        town.forwardTo(Story.CLOCK.instant().plus(COLD_FOR));
        expectations.expect(
                "efter en timme: enheten ska se till kylvarorna, i mejl och sms",
                () -> mail.lines(unit, caseRef, "stått utanför dörren i en timme") == 1
                        && town.gateway().hasDelivered(caseRef, "kylvaror"));
    }

    private int complaints(String caseRef) {
        return jdbc.sql("select count(*) from complaint where case_ref = ?")
                .param(caseRef)
                .query(Integer.class)
                .single();
    }
}
