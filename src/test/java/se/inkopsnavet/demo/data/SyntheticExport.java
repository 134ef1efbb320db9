package se.inkopsnavet.demo.data;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.procapita.Sample;

/**
 * Any number of granted decisions for crash and benchmark runs, written as a stream: the same seed and day give the same bytes. Every one becomes a
 * row; one in ten is an external provider's, which gets a list of its own.
 *
 * @param day of the export, Europe/Stockholm; the dates in the file count from it
 */
public record SyntheticExport(long seed, LocalDate day) {

    private static final List<String> FIRST_NAMES = List.of(
            "Åsa", "Björn", "Örjan", "Märta", "Kjell-Åke", "Ingrid", "Göran", "Siv", "Sören", "Ann-Märit", "René");
    private static final List<String> LAST_NAMES = List.of(
            "Ängqvist",
            "Öhrström",
            "Sjöö",
            "af Ekenstam",
            "O'Hara",
            "Lövgren",
            "Åhs",
            "Näs",
            "Färingsö",
            "Wångstedt",
            "Dahlöf",
            "Å",
            "Ek");

    private static final int EXTERNAL_EVERY = 10;

    /**
     * Decisions number {@code first} to {@code first + count - 1}; several files can share one series. Leaves the stream open.
     *
     * @param first from 1
     */
    public void write(FileFormat format, OutputStream out, int first, int count) throws IOException {
        OffsetDateTime created = day.atTime(6, 0).atZone(DemoDecision.STOCKHOLM).toOffsetDateTime();
        new ExportFile(DemoExport.MUNICIPALITY, created, count)
                .write(format, out, IntStream.range(first, first + count).mapToObj(this::decision));
    }

    public String decisionId(int number) {
        return "B-%06d".formatted(number);
    }

    /** {@code YYYYMMDD-NNNN} of the person whom that decision concerns; each decision has its own. */
    public String personnummer(int number) {
        return new SyntheticPeople(seed).personnummer(number);
    }

    /**
     * The number of that person's decision.
     *
     * @param personnummer twelve digits, with a hyphen or without; one that is not of this series gives a number that was never written
     */
    public long numberOf(String personnummer) {
        return new SyntheticPeople(seed).index(personnummer);
    }

    private Sample decision(int number) {
        Place place = Place.values()[number % Place.values().length];
        Map<String, String> fields = new LinkedHashMap<>(64);
        fields.put("beslutsid", decisionId(number));
        fields.put("version", "1");
        fields.put("andrad", day.minusDays(1) + "T10:15:00Z");
        fields.put("utfall", "BEVILJAD");
        fields.put("insats", "INKOP");
        fields.put("fran", day.plusDays(9).toString());
        fields.put("personnummer", personnummer(number));
        fields.put("fornamn", FIRST_NAMES.get(number % FIRST_NAMES.size()));
        fields.put("efternamn", LAST_NAMES.get(number % LAST_NAMES.size()));
        fields.put("skyddad", "NEJ");
        fields.put("status", "LEVANDE");
        fields.putAll(place.fields("Storgatan " + (number % 500 + 1)));
        if (number % EXTERNAL_EVERY == 0) {
            fields.put("enhet", "utforare-omsorgen");
        }
        fields.put("mota", "JA");
        fields.put("faktura", "SAMMA");
        fields.put("grundtyp", "SAMTYCKE");
        fields.put("grundreferens", "JN-" + number);
        fields.put("grundmottagare", "livs");
        fields.put("grundfran", day.minusDays(6).toString());
        return new Sample(fields);
    }
}
