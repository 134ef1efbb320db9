package se.inkopsnavet.demo;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.demo.data.DemoExport;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;

/** A week in half a minute, in two municipalities with opposite rules: from the calendar over the cut-off to doors that nobody opens. */
final class ThirdAct {

    /** The first reminder goes so long before the cut-off; it must still be to come when the day is chosen. */
    private static final Duration FIRST_REMINDER = Duration.ofHours(25);

    private static final int CLIENTS = 3;

    private final DemoTown town;
    private final JdbcClient jdbc;
    private final DemoCases cases;
    private final Expectations expectations = new Expectations();

    ThirdAct(DemoTown town, JdbcClient jdbc) {
        this.town = town;
        this.jdbc = jdbc;
        this.cases = new DemoCases(jdbc);
    }

    /** @return the differences; none when all is well */
    List<String> run() {
        Story.plain("");
        Story.line("TREDJE AKTEN: en vecka på en halv minut i två kommuner, från stopptid till stängd dörr");
        SftpNeighbour server = town.town().procapita();
        GrocerReports toExempelkommun = new GrocerReports(server, DemoExport.MUNICIPALITY);
        WeekClient orders = new WeekClient(
                caseRef(DemoExport.CONSENTS_LATE), "hemtjanst.asby@exempelkommun.example", toExempelkommun, "L-1001");
        WeekClient forgets = new WeekClient(
                caseRef(DemoExport.FORGETS), "hemtjanst.sjobro@exempelkommun.example", toExempelkommun, "L-1002");
        WeekClient across = new WeekClient(
                cases.onlyCase(Lundvik.ID), Lundvik.UNIT, new GrocerReports(server, Lundvik.ID), "L-2001");
        if (planned(orders, forgets, across)) {
            PlannedDay next = days(orders, forgets, across).get(0);
            Story.line(
                    "Nästa gemensamma leverans är %s; beställ senast %s",
                    Story.day(next.day()), Story.moment(next.cutoff()));
            UnitMail mail = new UnitMail(town.town().mail());
            new CutoffDay(town, cases, mail, expectations).play(next, orders, forgets, across);
            new DeliveryMorning(town, cases, mail, expectations).play(next, orders, across);
            new ClosedDoors(town, cases, mail, expectations).play(next, orders, across);
        }
        return expectations.differences();
    }

    private boolean planned(WeekClient orders, WeekClient forgets, WeekClient across) {
        Story.line(
                "Tre kunder ska handla samma dag: %s och %s i Exempelkommun, där varor får stå utanför en stängd dörr, och %s i Lundvik, där de aldrig får det",
                orders.caseRef(), forgets.caseRef(), across.caseRef());
        return expectations.expect(
                "kalendern har planerat alla tres leveranser, och båda enheterna får nås med sms",
                () -> cases.count("select count(*) from consent where state = 'ACTIVE' and purpose = 'SMS_TO_UNIT'")
                                == 2
                        && !days(orders, forgets, across).isEmpty());
    }

    /** On which all of them have a delivery whose first reminder is to come, the next first. */
    private List<PlannedDay> days(WeekClient orders, WeekClient forgets, WeekClient across) {
        return jdbc.sql(
                        "select day, cutoff_at from delivery_occurrence where case_ref in (?, ?, ?) and state = 'PLANNED'"
                                + " and cutoff_at > ? group by 1, 2 having count(*) = ? order by 1")
                .params(
                        orders.caseRef(),
                        forgets.caseRef(),
                        across.caseRef(),
                        Timestamp.from(Story.CLOCK.instant().plus(FIRST_REMINDER)),
                        CLIENTS)
                .query((row, n) -> new PlannedDay(
                        row.getObject(1, LocalDate.class), row.getTimestamp(2).toInstant()))
                .list();
    }

    /** Empty when the grocer has no such customer: then an earlier act has gone wrong, and nothing is planned. */
    private String caseRef(String personnummer) {
        return town.atSupplier().registered().stream()
                .filter(each -> each.personnummer().equals(personnummer))
                .findFirst()
                .map(cases::caseRef)
                .orElse("");
    }
}
