package se.inkopsnavet.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import se.inkopsnavet.demo.data.LundvikCast;

/** The morning's schedules: one has a wrong address, one unit reviews its own and another does not. */
final class DeliveryMorning {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private static final String WRONG_ADDRESS = "Gamla vägen 1;990 10";

    private final DemoTown town;
    private final DemoCases cases;
    private final UnitMail mail;
    private final Expectations expectations;

    DeliveryMorning(DemoTown town, DemoCases cases, UnitMail mail, Expectations expectations) {
        this.town = town;
        this.cases = cases;
        this.mail = mail;
        this.expectations = expectations;
    }

    void play(PlannedDay next, WeekClient orders, WeekClient across) {
        town.forwardTo(next.at("05:45"));
        Story.line("Leverantören lämnar dagens scheman, i Exempelkommun med fel adress till %s", orders.caseRef());
        orders.reports().schedule(next.day(), orders.caseRef(), orders.orderNo(), WRONG_ADDRESS);
        across.reports()
                .schedule(
                        next.day(),
                        across.caseRef(),
                        across.orderNo(),
                        LundvikCast.STREET + ";" + LundvikCast.POSTCODE);
        expectations.expect(
                "schemana är lästa före klockan 06, och ingen enhet är störd än",
                () -> cases.count("select count(*) from schedule_stop") == 2 && reviews(next) == 0);
        town.forwardTo(next.at("06:00").plus(A_MOMENT));
        expectations.expect(
                "klockan 06 vet enheten om avvikelsen, utan adressen",
                () -> mail.lines(orders.unit(), orders.caseRef(), "fel adress") == 1
                        && Stream.of(orders, across).allMatch(each -> mail.lines(each.unit(), "Gamla", "") == 0));
        Story.line("Den ena enheten i Exempelkommun kvitterar att den har läst, den andra inte");
        String file = "#SCHEMAKVITTENS;exempelkommun;1\ndag;enhet;antecknatav;tidpunkt\n" + next.day()
                + ";enhet-asby;4711;" + next.day() + "T06:05\n#ANTAL;1\n";
        town.export("schemakvittenser/ut", "kvittens_1.csv", file.getBytes(StandardCharsets.UTF_8));
        expectations.expect("kvittensen är hörd", () -> "ACKNOWLEDGED".equals(cases.review(next.day(), "enhet-asby")));
        town.forwardTo(next.at("06:30").plus(A_MOMENT));
        expectations.expect(
                "klockan 06:30 står den tysta enheten som missad, och den andra som genomgången",
                () -> "MISSED".equals(cases.review(next.day(), "enhet-sjobro"))
                        && "ACKNOWLEDGED".equals(cases.review(next.day(), "enhet-asby")));
    }

    private int reviews(PlannedDay next) {
        return cases.count("select count(*) from schedule_review where day = ?", next.day());
    }
}
