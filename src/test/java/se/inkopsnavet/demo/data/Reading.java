package se.inkopsnavet.demo.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.customerlist.Screening;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.RawRecord;
import se.inkopsnavet.decision.procapita.DecisionFile;
import se.inkopsnavet.decision.procapita.DecisionTranslator;
import se.inkopsnavet.decision.procapita.Export;
import se.inkopsnavet.decision.procapita.ExportLimits;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.mapping.MappingFiles;

/** Reads export files with the hub's own reader and mappings. */
final class Reading {

    static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final MappingFiles MAPPINGS = new HomeMappingFiles(Path.of("."));
    private static final DecisionFile FILE = new DecisionFile(
            MAPPINGS,
            ExportLimits.DEFAULT,
            Screening.load(MAPPINGS.open("customerlist/screening.yaml"), "screening.yaml")::screened);
    private static final DecisionTranslator TRANSLATOR = new DecisionTranslator(
            MAPPINGS,
            Clock.fixed(DAY.atTime(7, 0).atZone(DemoDecision.STOCKHOLM).toInstant(), DemoDecision.STOCKHOLM));

    private Reading() {}

    /** A record as a decision, or the reason why it is none. */
    record Translated(@Nullable Decision decision, @Nullable Fault fault) {

        Optional<Decision> asDecision() {
            return Optional.ofNullable(decision);
        }
    }

    static Export verified(byte[] file) {
        try {
            return FILE.verify(() -> new ByteArrayInputStream(file), DemoExport.MUNICIPALITY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Translated> translated(byte[] file) {
        List<RawRecord> records = new ArrayList<>();
        try {
            FILE.split(() -> new ByteArrayInputStream(file), DemoExport.MUNICIPALITY, 1, records::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records.stream().map(Reading::translated).toList();
    }

    private static Translated translated(RawRecord record) {
        try {
            return new Translated(TRANSLATOR.translate(record), null);
        } catch (FaultException refused) {
            return new Translated(null, refused.fault());
        }
    }
}
