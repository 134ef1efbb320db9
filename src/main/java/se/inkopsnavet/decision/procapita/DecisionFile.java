package se.inkopsnavet.decision.procapita;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.RawRecord;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/**
 * Procapita's export file of decisions (beslut), XML or CSV, read twice: first {@link #verify} judges the file as a whole, then {@link #split} cuts
 * it into records. Memory does not grow with the file (requirements S-13, AC-05-24).
 *
 * <p>What is wrong with the file's structure refuses all of it; what is wrong inside one record leaves the others alone (requirements S-05). The
 * formats are described in {@code mappings/procapita/README.md}. What must never be stored, such as a password or a door code, is in no record
 * (requirements §10.1). Thread-safe.
 */
public final class DecisionFile {

    private final ExportLimits limits;
    private final XmlExport xml;
    private final CsvExport csv;

    /**
     * @param screen what people wrote goes through it before it is in a record
     * @throws FaultException CONFIGURATION when {@code procapita/beslut-csv.yaml} or {@code beslut-xml.yaml} is broken
     */
    public DecisionFile(MappingFiles files, ExportLimits limits, FreeTextScreen screen) {
        this.limits = limits;
        this.xml = new XmlExport(limits, XmlElements.load(files), screen);
        this.csv = new CsvExport(limits, CsvColumns.load(files, "procapita/beslut-csv.yaml"), screen);
    }

    /**
     * Reads the whole file once and keeps nothing.
     *
     * @param municipality the policy id that the file must name
     * @throws FaultException the first reason to refuse the whole file, with the line, path or byte where it stands
     * @throws IOException when the stored bytes cannot be read; says nothing about the file
     */
    public Export verify(Bytes bytes, String municipality) throws IOException {
        return read(bytes, municipality, RecordSink.NONE);
    }

    /**
     * Cuts a verified file into records and hands them over one by one, in the file's order.
     *
     * @param from number of the first record wanted, 1 for all; to go on after a crash, the number after the last one that was stored
     * @param consumer called on this thread; what it throws comes out of here
     * @throws FaultException as {@link #verify}, should the file not have been verified
     */
    public Export split(Bytes bytes, String municipality, int from, Consumer<RawRecord> consumer) throws IOException {
        return read(bytes, municipality, new RecordSink(from, consumer));
    }

    private Export read(Bytes bytes, String municipality, RecordSink sink) throws IOException {
        try (InputStream in = new BufferedInputStream(bytes.open(), Sniffed.WINDOW)) {
            in.mark(Sniffed.WINDOW);
            Sniffed sniffed = Sniffed.of(in.readNBytes(Sniffed.WINDOW));
            in.reset();
            in.skipNBytes(sniffed.bomLength());
            boolean isXml = sniffed.format() == FileFormat.XML;
            StrictReader text =
                    new StrictReader(in, sniffed.charset(), isXml ? XmlExport.FAULTS : CsvExport.FAULTS, limits);
            return isXml ? xml.read(text, sniffed, municipality, sink) : csv.read(text, sniffed, municipality, sink);
        }
    }
}
