package se.inkopsnavet.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.demo.data.DemoExport;
import se.inkopsnavet.neighbourhood.ConsentForms;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.supplier.LoginMail;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;

/** A week in a minute: from the calendar over the cut-off to a door that nobody opens. */
final class ThirdAct {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private static final String IN_TIME = "L-1001";
    private static final String TOO_LATE = "L-1002";

    private final DemoTown town;
    private final JdbcClient jdbc;
    private final UnitMail mail;
    private final GrocerReports grocer;
    private final Expectations expectations = new Expectations(PATIENCE);

    ThirdAct(DemoTown town, JdbcClient jdbc) {
        this.town = town;
        this.jdbc = jdbc;
        this.mail = new UnitMail(town.town().mail());
        this.grocer = new GrocerReports(town.town().procapita(), DemoExport.MUNICIPALITY);
    }

    /** Whose week it is: one at each of two units, both with the same day. */
    private record Client(String caseRef, String unit) {}

    /** @param cutoff until when it can be ordered, that moment included */
    private record Planned(LocalDate day, Instant cutoff) {

        Instant at(String time) {
            return day.atTime(LocalTime.parse(time)).atZone(Story.STOCKHOLM).toInstant();
        }
    }

    /** @return the differences; none when all is well */
    List<String> run() {
        Story.plain("");
        Story.line("TREDJE AKTEN: en vecka på en minut, från stopptid till stängd dörr");
        Client orders = new Client(caseRef(DemoExport.CONSENTS_LATE), "hemtjanst.asby@exempelkommun.example");
        Client forgets = new Client(caseRef(DemoExport.FORGETS), "hemtjanst.sjobro@exempelkommun.example");
        if (prepared(orders, forgets)) {
            Planned next = next(orders, forgets);
            reminded(next, orders, forgets);
            ordered(next, orders, forgets);
            morning(next, orders, forgets);
            new ClosedDoor(town, jdbc, mail, grocer, expectations)
                    .play(orders.caseRef(), orders.unit(), IN_TIME, next.day());
        }
        return expectations.differences();
    }

    private boolean prepared(Client orders, Client forgets) {
        Story.line(
                "Två kunder ska handla samma dag: %s, vars enhet får nås med sms, och %s",
                orders.caseRef(), forgets.caseRef());
        ConsentForms forms = town.forms();
        forms.drop(forms.yes(DemoExport.CONSENTS_LATE, "SMS-ENHET"));
        SupplierRecord.Row row = row(DemoExport.FORGETS);
        LoginMail login = LoginMail.of(row.batchId(), row.number(), "kund4712@alias.livs.example", "Sommar-Hjortron-9");
        town.town().mail().deliver(Town.HUB_MAILBOX, login.write(town.town().supplierKeys(), Instant.now()));
        return expectations.expect(
                "kalendern har planerat båda kundernas leveranser",
                () -> count("select count(*) from consent where state = 'ACTIVE' and purpose = 'SMS_TO_UNIT'") == 1
                        && bothPlanned(orders, forgets).size() > 1
                        && count("select count(*) from purchase_case where state = 'HANDED_OVER'") >= 2);
    }

    /** The first day whose first reminder is still to come. */
    private Planned next(Client one, Client other) {
        Planned next = bothPlanned(one, other).get(0);
        Story.line("Nästa leverans är %s; beställ senast %s", Story.day(next.day()), Story.moment(next.cutoff()));
        return next;
    }

    private List<Planned> bothPlanned(Client one, Client other) {
        return jdbc.sql("select day, cutoff_at from delivery_occurrence where case_ref in (?, ?) and state = 'PLANNED'"
                        + " and cutoff_at > ? group by 1, 2 having count(*) = 2 order by 1")
                .params(
                        one.caseRef(),
                        other.caseRef(),
                        java.sql.Timestamp.from(
                                Story.CLOCK.instant().plus(Duration.ofHours(24)).plus(PATIENCE)))
                .query((row, n) -> new Planned(
                        row.getObject(1, LocalDate.class), row.getTimestamp(2).toInstant()))
                .list();
    }

    private void reminded(Planned next, Client... clients) {
        List<Duration> before = List.of(Duration.ofHours(24), Duration.ofHours(3));
        for (int times = 1; times <= before.size(); times++) {
            int letters = times;
            Duration ahead = before.get(times - 1);
            town.forwardTo(next.cutoff().minus(ahead).plus(A_MOMENT));
            expectations.expect(
                    ahead.toHours() + " timmar före stopptiden: enheterna vet vilka som inte har beställt",
                    () -> List.of(clients).stream()
                            .allMatch(
                                    client -> mail.lines(client.unit(), client.caseRef(), "ingen bekräftad beställning")
                                            == letters));
        }
    }

    private void ordered(Planned next, Client orders, Client forgets) {
        town.forwardTo(next.cutoff().minus(Duration.ofSeconds(50)));
        Instant minuteBefore = next.cutoff().minus(Duration.ofSeconds(60));
        Story.line("Leverantören rapporterar: %s har beställt %s", orders.caseRef(), Story.moment(minuteBefore));
        grocer.order(orders.caseRef(), IN_TIME, minuteBefore, next.day().toString());
        expectations.expect("beställningen är bekräftad i tid", () -> List.of("CONFIRMED", "LOCKED")
                .contains(orderState(IN_TIME)));
        town.forwardTo(next.cutoff().plus(A_MOMENT));
        Instant secondAfter = next.cutoff().plusSeconds(1);
        Story.line(
                "Leverantören rapporterar: %s har beställt %s, en sekund för sent",
                forgets.caseRef(), Story.moment(secondAfter));
        grocer.order(forgets.caseRef(), TOO_LATE, secondAfter, "");
        expectations.expect(
                "stopptiden har låst den första beställningen; den andra är sen, inte lovad, och enheten vet det",
                () -> "LOCKED".equals(orderState(IN_TIME))
                        && "LATE".equals(orderState(TOO_LATE))
                        && mail.lines(forgets.unit(), forgets.caseRef(), "kom efter stopptiden") == 1);
    }

    private void morning(Planned next, Client orders, Client forgets) {
        town.forwardTo(next.at("05:45"));
        Story.line("Leverantören lämnar dagens leveransschema, med fel adress till %s", orders.caseRef());
        grocer.schedule(next.day(), orders.caseRef(), IN_TIME);
        expectations.expect(
                "schemat är läst före klockan 06, och ingen enhet är störd än",
                () -> count("select count(*) from schedule_stop") == 1
                        && count("select count(*) from schedule_review where day = '" + next.day() + "'") == 0);
        town.forwardTo(next.at("06:00").plus(A_MOMENT));
        expectations.expect(
                "klockan 06 vet enheten om avvikelsen, utan adressen",
                () -> mail.lines(orders.unit(), orders.caseRef(), "fel adress") == 1
                        && mail.lines(orders.unit(), "Gamla", "") == 0);
        Story.line("Den ena enheten kvitterar att den har läst, den andra inte");
        String file = "#SCHEMAKVITTENS;exempelkommun;1\ndag;enhet;antecknatav;tidpunkt\n" + next.day()
                + ";enhet-asby;4711;" + next.day() + "T06:05\n#ANTAL;1\n";
        town.town()
                .procapita()
                .export(
                        "schemakvittenser/ut",
                        "kvittens_1.csv",
                        file.getBytes(StandardCharsets.UTF_8),
                        Instant.now().minusSeconds(30));
        expectations.expect("kvittensen är hörd", () -> "ACKNOWLEDGED".equals(review(next.day(), "enhet-asby")));
        town.forwardTo(next.at("06:30").plus(A_MOMENT));
        expectations.expect(
                "klockan 06:30 står den tysta enheten som missad, och den andra som genomgången",
                () -> "MISSED".equals(review(next.day(), "enhet-sjobro"))
                        && "ACKNOWLEDGED".equals(review(next.day(), "enhet-asby")));
    }

    private String review(LocalDate day, String unit) {
        return jdbc.sql("select coalesce(max(state), '') from schedule_review where day = ? and unit_id = ?")
                .params(day, unit)
                .query(String.class)
                .single();
    }

    private String orderState(String orderNo) {
        return jdbc.sql("select coalesce(max(state), '') from purchase_order where order_no = ?")
                .param(orderNo)
                .query(String.class)
                .single();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private SupplierRecord.Row row(String personnummer) {
        return town.atSupplier().registered().stream()
                .filter(row -> row.personnummer().equals(personnummer))
                .findFirst()
                .orElseThrow();
    }

    /** By which the grocer's row of the person is known in the hub. */
    private String caseRef(String personnummer) {
        SupplierRecord.Row row = row(personnummer);
        return jdbc.sql("select case_ref from customer_list_row where batch_id = ?::uuid and position = ?")
                .params(row.batchId(), row.number())
                .query(String.class)
                .single();
    }
}
