package se.inkopsnavet.neighbourhood;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Forms about representatives as a unit's own system leaves them in the municipality's folder. */
public record MandateForms(Town town, AtomicInteger numbers) {

    public MandateForms(Town town) {
        this(town, new AtomicInteger());
    }

    /** One form; what is not said is as usual: verified, in force, Lena Quist. */
    public record Form(Map<String, String> cells) {

        public Form with(String column, String cell) {
            Map<String, String> other = new LinkedHashMap<>(cells);
            other.put(column, cell);
            return new Form(other);
        }

        public Form version(int version) {
            return with("version", Integer.toString(version));
        }
    }

    public Form of(String person, String type, String scopes) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("nummer", "F-" + numbers.incrementAndGet());
        cells.put("version", "1");
        cells.put("registrerad", "2026-11-02T09:00:00");
        cells.put("personnummer", person);
        cells.put("sort", type);
        cells.put("omfattning", scopes);
        cells.put("namn", "Lena Quist");
        cells.put("foretradare", "18900111-9800");
        cells.put("gata", "Ågatan 5");
        cells.put("postnummer", "990 10");
        cells.put("postort", "Åsby");
        cells.put("fran", LocalDate.now().minusYears(1).toString());
        cells.put("till", "");
        cells.put("trattikraft", "");
        cells.put("upphord", "");
        cells.put("underlag", "REGISTERUTDRAG");
        cells.put("underlagsdatum", "2026-11-01");
        cells.put("underlagsref", "AKT-7");
        cells.put("granskadav", "4711");
        cells.put("titel", "biståndshandläggare");
        cells.put("granskad", "2026-11-02T09:00:00");
        cells.put("kaninteyttra", "");
        return new Form(cells);
    }

    /** @return the file's name */
    public String drop(Form... forms) {
        StringBuilder text = new StringBuilder("#FORETRADARE;exempelkommun;1\r\n"
                + String.join(";", forms[0].cells().keySet()) + "\r\n");
        for (Form form : forms) {
            text.append(String.join(";", form.cells().values())).append("\r\n");
        }
        text.append("#ANTAL;").append(forms.length).append("\r\n");
        String name = "foretradare_" + numbers.incrementAndGet() + ".csv";
        town.procapita()
                .export("foretradare/ut", name, text.toString().getBytes(StandardCharsets.UTF_8), Instant.now());
        return name;
    }
}
