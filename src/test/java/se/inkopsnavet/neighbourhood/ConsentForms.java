package se.inkopsnavet.neighbourhood;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Consent forms as a unit's own system leaves them in the municipality's folder. */
public record ConsentForms(Town town, AtomicInteger numbers) {

    private static final String COLUMNS =
            "blankett;typ;avser;personnummer;andamal;leverantor;lamnatav;foretradare;satt;tid;personal;titel;anmarkning";

    public ConsentForms(Town town) {
        this(town, new AtomicInteger());
    }

    /** One form; what is not said is as usual. */
    public record Form(
            String number,
            String type,
            String target,
            String person,
            String purposes,
            String supplier,
            String givenBy,
            String representative,
            String time,
            String staff,
            String remark) {

        public Form at(LocalDateTime when) {
            return new Form(
                    number,
                    type,
                    target,
                    person,
                    purposes,
                    supplier,
                    givenBy,
                    representative,
                    when.truncatedTo(ChronoUnit.SECONDS).toString(),
                    staff,
                    remark);
        }

        public Form to(String otherSupplier) {
            return new Form(
                    number,
                    type,
                    target,
                    person,
                    purposes,
                    otherSupplier,
                    givenBy,
                    representative,
                    time,
                    staff,
                    remark);
        }

        public Form by(String relative) {
            return new Form(
                    number, type, target, person, purposes, supplier, "FORETRADARE", relative, time, staff, remark);
        }

        public Form obtainedBy(String other) {
            return new Form(
                    number, type, target, person, purposes, supplier, givenBy, representative, time, other, remark);
        }

        public Form saying(String text) {
            return new Form(
                    number, type, target, person, purposes, supplier, givenBy, representative, time, staff, text);
        }

        private String line() {
            return String.join(
                    ";",
                    number,
                    type,
                    target,
                    person,
                    purposes,
                    supplier,
                    givenBy,
                    representative,
                    "MUNTLIGT",
                    time,
                    staff,
                    "undersköterska",
                    remark);
        }
    }

    public static LocalDateTime minutesAgo(int minutes) {
        return LocalDateTime.now(ZoneId.of("Europe/Stockholm")).minusMinutes(minutes);
    }

    public Form yes(String person, String purposes) {
        return form("SAMTYCKE", "", person, purposes);
    }

    public Form no(String person, String purposes) {
        return form("ATERKALLELSE", "", person, purposes);
    }

    public Form mistake(String person, Form earlier) {
        return form("MAKULERING", earlier.number(), person, "");
    }

    private Form form(String type, String target, String person, String purposes) {
        return new Form(
                        "S-" + numbers.incrementAndGet(),
                        type,
                        target,
                        person,
                        purposes,
                        "livs",
                        "PERSONEN",
                        "",
                        "",
                        "4711",
                        "")
                .at(minutesAgo(5));
    }

    /** @return the file's name */
    public String drop(Form... forms) {
        StringBuilder text = new StringBuilder("#SAMTYCKEN;exempelkommun;1\r\n" + COLUMNS + "\r\n");
        for (Form form : forms) {
            text.append(form.line()).append("\r\n");
        }
        return drop(text.append("#ANTAL;").append(forms.length).append("\r\n").toString());
    }

    public String drop(String content) {
        String name = "samtycke_" + numbers.incrementAndGet() + ".csv";
        town.procapita().export("samtycken/ut", name, content.getBytes(StandardCharsets.UTF_8), Instant.now());
        return name;
    }
}
