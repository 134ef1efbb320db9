package se.inkopsnavet.orderfile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import se.inkopsnavet.document.FormColumns;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/**
 * A supplier's file of reports, CSV or XML. What is wrong with the file refuses all of it; what is wrong in one record leaves the others alone
 * (requirements S-05). Read as a stream: memory does not grow with the file. Goods are thrown away here (AC-10-11).
 */
public final class ReportFile {

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int HEAD = 512;

    private final Map<ReportKind, FormColumns> columns;

    private ReportFile(Map<ReportKind, FormColumns> columns) {
        this.columns = columns;
    }

    /** @throws FaultException CONFIGURATION when a column list is broken */
    public static ReportFile load(MappingFiles mappings) {
        Map<ReportKind, FormColumns> columns = new EnumMap<>(ReportKind.class);
        for (ReportKind kind : ReportKind.values()) {
            columns.put(kind, FormColumns.load(mappings, kind.columns(), kind.fields()));
        }
        return new ReportFile(columns);
    }

    /** Judged by its first bytes alone. */
    static boolean begins(byte[] file) {
        String head = new String(Arrays.copyOf(file, Math.min(file.length, HEAD)), StandardCharsets.UTF_8);
        String text = head.startsWith("\uFEFF") ? head.substring(1) : head;
        return Arrays.stream(ReportKind.values()).anyMatch(kind -> text.startsWith("#" + kind.word() + ";"))
                || text.startsWith("<") && text.contains(XmlReport.NAMESPACE);
    }

    /**
     * @param municipality that the file must name
     * @throws FaultException the first reason to refuse the whole file
     * @throws IOException when the stored bytes cannot be read; says nothing about the file
     */
    ReportHeader read(InputStream bytes, String municipality, ReportRows rows) throws IOException {
        try (InputStream in = new BufferedInputStream(bytes)) {
            in.mark(BOM.length + 1);
            byte[] first = in.readNBytes(BOM.length);
            boolean marked = Arrays.equals(first, BOM);
            byte next = marked ? (byte) in.read() : first.length == 0 ? 0 : first[0];
            in.reset();
            in.skipNBytes(marked ? BOM.length : 0);
            return next == '<'
                    ? new XmlReport(columns, municipality).read(in, rows)
                    : new CsvReport(columns, municipality).read(in, rows);
        }
    }
}
