package se.inkopsnavet.decision.procapita;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import se.inkopsnavet.customerlist.Screening;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.RawRecord;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.mapping.MappingFiles;

/** Writes export files and reads them with the real thing, mappings included. */
final class Exports {

    static final String KOMMUN = "exempelkommun";
    static final MappingFiles MAPPINGS = new HomeMappingFiles(Path.of("."));
    static final FreeTextScreen SCREEN =
            Screening.load(MAPPINGS.open("customerlist/screening.yaml"), "screening.yaml")::screened;
    static final DecisionFile FILE = new DecisionFile(MAPPINGS, ExportLimits.DEFAULT, SCREEN);
    static final DecisionTranslator TRANSLATOR =
            new DecisionTranslator(MAPPINGS, Clock.fixed(Instant.parse("2026-11-22T06:00:00Z"), ZoneOffset.UTC));

    private Exports() {}

    static String xml(String... records) {
        return xmlHeader(records.length) + String.join("\n", records) + "</beslutsexport>";
    }

    static String xmlHeader(int count) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<beslutsexport xmlns=\"" + XmlExport.NAMESPACE
                + "\" kommun=\"" + KOMMUN + "\" skapad=\"2026-11-22T06:00:00+01:00\" antal=\"" + count + "\">\n";
    }

    static String xml(List<Sample> samples) {
        return xml(samples.stream().map(Sample::xml).toArray(String[]::new));
    }

    static String csv(char separator, String... rows) {
        return csvHeader(separator) + Stream.of(rows).map(row -> row + "\r\n").collect(Collectors.joining()) + "#ANTAL"
                + separator + rows.length;
    }

    static String csvHeader(char separator) {
        return String.join(String.valueOf(separator), "#KOMMUN", KOMMUN, "1", "2026-11-22T06:00:00+01:00") + "\r\n"
                + String.join(String.valueOf(separator), Sample.COLUMNS) + "\r\n";
    }

    static String csv(List<Sample> samples) {
        return csv(';', samples.stream().map(s -> s.csv(';')).toArray(String[]::new));
    }

    static Bytes bytes(byte[] content) {
        return () -> new ByteArrayInputStream(content);
    }

    static Bytes utf8(String content) {
        return encoded(content, StandardCharsets.UTF_8);
    }

    static Bytes encoded(String content, Charset charset) {
        return bytes(content.getBytes(charset));
    }

    /** The disk fails when so many bytes have been read. */
    static Bytes breakingAfter(int bytes, Bytes file) {
        return () -> new InputStream() {
            private final InputStream start = file.open();
            private int left = bytes;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("disk");
                }
                return start.read();
            }
        };
    }

    static List<RawRecord> records(Bytes file) {
        List<RawRecord> records = new ArrayList<>();
        try {
            Export verified = FILE.verify(file, KOMMUN);
            FILE.split(file, KOMMUN, 1, records::add);
            Assertions.assertThat(records).hasSize(verified.records());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    static List<Decision> decisions(Bytes file) {
        return records(file).stream().map(TRANSLATOR::translate).toList();
    }

    static Decision decision(Sample sample) {
        return decisions(utf8(xml(sample.xml()))).get(0);
    }

    /** Per record {@code OK <decision id>}, or the fault and its place. */
    static List<String> outcomes(Bytes file) {
        return records(file).stream().map(Exports::outcome).toList();
    }

    private static String outcome(RawRecord record) {
        try {
            return "OK " + TRANSLATOR.translate(record).decisionId();
        } catch (FaultException e) {
            return e.fault() + " " + e.place();
        }
    }

    /** The file is refused as a whole: by {@code verify}, and by {@code split} too should somebody skip the first pass. */
    static String refusal(Bytes file, Fault fault) {
        String place = place(fault, () -> FILE.verify(file, KOMMUN));
        place(fault, () -> FILE.split(file, KOMMUN, 1, record -> {}));
        return place;
    }

    static String place(Fault fault, ThrowingCallable call) {
        FaultException refused = Assertions.catchThrowableOfType(FaultException.class, call);
        Assertions.assertThat(refused).as("refusal").isNotNull();
        Assertions.assertThat(refused.fault()).isEqualTo(fault);
        return refused.place();
    }
}
