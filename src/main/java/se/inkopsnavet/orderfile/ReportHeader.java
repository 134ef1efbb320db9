package se.inkopsnavet.orderfile;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * What a file says of itself.
 *
 * @param number of the supplier's files of that kind, from 1, without gaps
 * @param day of a schedule; null for other kinds
 * @param madeAt of a schedule; null for other kinds
 */
record ReportHeader(
        ReportKind kind,
        long number,
        @Nullable LocalDate day,
        @Nullable Instant madeAt) {

    private static final Pattern NUMBER = Pattern.compile("0*[1-9][0-9]{0,14}");
    private static final String VERSION = "1";

    /**
     * @param municipality that the file must name
     * @param structure what is said of a header that is none
     */
    static ReportHeader of(Said said, String municipality, Fault structure) {
        ReportKind kind =
                ReportKind.called(said.kind()).orElseThrow(() -> new FaultException(structure, "header: slag"));
        if (!municipality.equals(said.municipality())) {
            throw new FaultException(Fault.WRONG_MUNICIPALITY, "header");
        }
        if (!VERSION.equals(said.version())) {
            throw new FaultException(Fault.UNSUPPORTED_FORMAT, "header: version");
        }
        if (!NUMBER.matcher(said.number()).matches()) {
            throw new FaultException(structure, "header: nummer");
        }
        long number = Long.parseLong(said.number());
        if (kind != ReportKind.SCHEDULE) {
            return new ReportHeader(kind, number, null, null);
        }
        try {
            Instant madeAt = OffsetDateTime.parse(said.madeAt()).toInstant();
            return new ReportHeader(kind, number, LocalDate.parse(said.day()), madeAt);
        } catch (DateTimeException e) {
            throw new FaultException(Fault.INVALID_DATE, "header");
        }
    }

    /** As written; empty where nothing is. */
    record Said(String kind, String municipality, String version, String number, String day, String madeAt) {}
}
