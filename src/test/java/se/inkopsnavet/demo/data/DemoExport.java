package se.inkopsnavet.demo.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.supplier.Behaviour;

/**
 * What Procapita of Exempelkommun exports in the demo: 25 decisions as XML, five more as CSV, and a file that was never finished. People are the cast
 * of requirements §9.1 and other published test numbers; every one of them passes the guard of a test environment.
 *
 * @param day of the export, Europe/Stockholm; all dates in the files count from it, so that the demo works on any day
 */
public record DemoExport(LocalDate day) {

    public static final String MUNICIPALITY = "exempelkommun";
    public static final String DONE = ".done";

    static final String DOOR_CODE_IN_STREET = "7391";
    static final String DOOR_CODE_FIELD = "8264";
    static final String DOOR_CODE_TO_DRIVER = "4711";
    static final String PASSWORD = "Sommar2026";
    static final String REJECTED_BY_SUPPLIER = "18900116-9813";

    /** {@code beslut_20261122_kl0600.xml}, the 25 decisions; its marker is {@code <name>.done}. */
    public String xmlName() {
        return name("kl0600", "xml");
    }

    /** {@code beslut_20261122_kl0615.csv}; to be dropped when the receipt of the first file is there. */
    public String csvName() {
        return name("kl0615", "csv");
    }

    /** {@code beslut_20261122_kl0630.xml}; to be dropped without a marker. */
    public String truncatedName() {
        return name("kl0630", "xml");
    }

    public byte[] xml() {
        return bytes(FileFormat.XML, LocalTime.of(6, 0), xmlCases());
    }

    public byte[] csv() {
        return bytes(FileFormat.CSV, LocalTime.of(6, 15), csvCases());
    }

    /** Breaks off in the middle of a record. */
    public byte[] truncated() {
        byte[] whole = bytes(FileFormat.XML, LocalTime.of(6, 30), xmlCases().subList(0, 3));
        return Arrays.copyOf(whole, whole.length * 2 / 3);
    }

    /** Whom the second act is about: who consents late, who takes the consent back, and who becomes protected. */
    public static final String CONSENTS_LATE = "18900111-9800";

    public static final String WITHDRAWS = "18900102-9819";
    public static final String BECOMES_PROTECTED = "18900106-9815";

    /** Whom the third act is about, beside the first: one who orders a second too late. */
    public static final String FORGETS = "18900110-9819";

    /** {@code beslut_20261122_kl0645.xml}: one decision once more, and its person is protected now. */
    public String protectionName() {
        return name("kl0645", "xml");
    }

    /** @param recorded when the case system recorded it */
    public byte[] protection(OffsetDateTime recorded) {
        Sample known = xmlCases().stream()
                .map(DemoCase::sample)
                .filter(sample -> BECOMES_PROTECTED.equals(sample.values().get("personnummer")))
                .findFirst()
                .orElseThrow();
        Sample hidden = known.with("version", "2")
                .with("skyddad", "JA")
                .with("andrad", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(recorded));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new ExportFile(MUNICIPALITY, recorded, 1).write(FileFormat.XML, out, Stream.of(hidden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Every decision with what shall become of it, file by file in their order. */
    public List<DemoCase> cases() {
        return Stream.concat(xmlCases().stream(), csvCases().stream()).toList();
    }

    private List<DemoCase> xmlCases() {
        return DemoXmlCases.of(xmlName(), day);
    }

    private List<DemoCase> csvCases() {
        return DemoCsvCases.of(csvName(), day);
    }

    /** How the supplier must behave for the expected outcome: it takes every row but one. */
    public Behaviour supplierBehaviour() {
        return Behaviour.rejectPeople(Map.of(REJECTED_BY_SUPPLIER, "UTANFOR_LEVERANSOMRADE"));
    }

    /** Text in the files that may leave the hub towards nobody: door codes, a password, the protected person's name and number. */
    public Set<String> secrets() {
        return Set.of(
                DOOR_CODE_IN_STREET,
                DOOR_CODE_FIELD,
                "Portkod " + DOOR_CODE_TO_DRIVER,
                PASSWORD,
                "Dold",
                "18900104-9817",
                "189001049817");
    }

    /** Those of them that the hub must never hold. */
    public Set<String> forbidden() {
        return Set.of(DOOR_CODE_IN_STREET, DOOR_CODE_FIELD, DOOR_CODE_TO_DRIVER, PASSWORD);
    }

    private String name(String time, String extension) {
        return "beslut_" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + "_" + time + "." + extension;
    }

    private byte[] bytes(FileFormat format, LocalTime time, List<DemoCase> cases) {
        OffsetDateTime created = day.atTime(time).atZone(DemoDecision.STOCKHOLM).toOffsetDateTime();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new ExportFile(MUNICIPALITY, created, cases.size())
                    .write(format, out, cases.stream().map(DemoCase::sample));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
