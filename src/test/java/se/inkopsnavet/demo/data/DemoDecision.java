package se.inkopsnavet.demo.data;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import se.inkopsnavet.decision.procapita.Sample;

/**
 * A decision in Exempelkommun with everything in order, from which the cases of the demo depart. Dates count from the day of the export.
 *
 * @param day of the export, Europe/Stockholm
 */
public record DemoDecision(LocalDate day) {

    /** From a decision's export to the day on which it begins to hold. */
    static final int DAYS_AHEAD = 9;

    static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    /** @param number gives the decision its id */
    public Sample granted(
            int number, String personnummer, String firstName, String lastName, Place place, String street) {
        Sample base = new Sample(Map.ofEntries(
                Map.entry("beslutsid", id(number)),
                Map.entry("version", "1"),
                Map.entry("andrad", changed()),
                Map.entry("utfall", "BEVILJAD"),
                Map.entry("insats", "INKOP"),
                Map.entry("fran", day.plusDays(DAYS_AHEAD).toString()),
                Map.entry("personnummer", personnummer),
                Map.entry("fornamn", firstName),
                Map.entry("efternamn", lastName),
                Map.entry("skyddad", "NEJ"),
                Map.entry("status", "LEVANDE"),
                Map.entry("ringa", "NEJ"),
                Map.entry("mota", "JA"),
                Map.entry("faktura", "SAMMA")));
        return withBasis(place.on(base, street), number);
    }

    /** A decision that gives the supplier nothing to do carries no consent. */
    Sample withoutBasis(Sample sample) {
        return sample.without("grundtyp")
                .without("grundreferens")
                .without("grundmottagare")
                .without("grundfran");
    }

    private Sample withBasis(Sample sample, int number) {
        return sample.with("grundtyp", "SAMTYCKE")
                .with("grundreferens", "JN-%04d".formatted(number))
                .with("grundmottagare", "livs")
                .with("grundfran", day.minusDays(6).toString());
    }

    private String id(int number) {
        return "B-%d-%04d".formatted(day.getYear(), number);
    }

    private String changed() {
        ZonedDateTime time = day.minusDays(2).atTime(LocalTime.of(10, 15)).atZone(STOCKHOLM);
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
}
