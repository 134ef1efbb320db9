package se.inkopsnavet.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.purchase.PurchaseCase;

/** Which calendar files there are, their numbers, and what is to stand in them. */
public class CalendarFiles {

    private final JdbcClient jdbc;
    private final GaplessNumbers numbers;

    public CalendarFiles(JdbcClient jdbc, GaplessNumbers numbers) {
        this.jdbc = jdbc;
        this.numbers = numbers;
    }

    /** What a file is. */
    enum Kind {
        UNIT_LIST("csv"),
        UNIT_FEED("ics");

        final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    /** @param day on which it was made */
    record File(UUID id, String municipality, Kind kind, String unitId, LocalDate day) {

        /** Numbers have no gaps within a municipality, however many units it has. */
        String name(long number) {
            return "kalender_%s_%s_%06d_%s.%s"
                    .formatted(municipality, unitId, number, id.toString().substring(0, 8), kind.suffix);
        }
    }

    /** @return false when it is there already */
    boolean add(File file) {
        return jdbc.sql("insert into calendar_file (id, municipality, kind, unit_id, day) values (?, ?, ?, ?, ?)"
                                + " on conflict do nothing")
                        .params(file.id(), file.municipality(), file.kind().name(), file.unitId(), file.day())
                        .update()
                == 1;
    }

    Optional<File> find(UUID id) {
        return jdbc.sql("select id, municipality, kind, unit_id, day from calendar_file where id = ?")
                .param(id)
                .query((row, n) -> new File(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        Kind.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getObject(5, LocalDate.class)))
                .optional();
    }

    /** The file's own number, taken once, in the transaction that commits SENDING (reliability §2.4). */
    long number(File file) {
        return jdbc.sql("select number from calendar_file where id = ? and number is not null")
                .param(file.id())
                .query(Long.class)
                .optional()
                .orElseGet(() -> {
                    long next = numbers.take(CalendarFileFlow.channel(file.municipality()));
                    jdbc.sql("update calendar_file set number = ? where id = ?")
                            .params(next, file.id())
                            .update();
                    return next;
                });
    }

    /** Its bytes are made in this transaction. */
    void built(File file) {
        jdbc.sql("update calendar_file set built_at = now() where id = ?")
                .param(file.id())
                .update();
    }

    /**
     * Whether anybody in the municipality has become protected since its bytes were made, or while they were: whose unit it was then is not known any more. Too often is
     * no harm, the next morning has a new file.
     */
    boolean namesProtected(File file) {
        return jdbc.sql(
                        "select exists (select from calendar_file f join purchase_case c on c.municipality = f.municipality"
                                + " where f.id = ? and "
                                + PurchaseCase.MAY_BE_PROTECTED
                                + " and c.changed_at >= coalesce(f.built_at - interval '10 minutes', '-infinity'))")
                .param(file.id())
                .query(Boolean.class)
                .single();
    }

    /** From that day on. Of people who are or may be protected nothing, not even that something was cancelled. */
    List<Occurrence> content(File file, LocalDate from) {
        return jdbc.sql("select o.* from delivery_occurrence o join purchase_case c on c.case_ref = o.case_ref"
                        + " where o.municipality = ? and o.unit_id = ? and o.day >= ? and not "
                        + PurchaseCase.MAY_BE_PROTECTED
                        + " order by o.day, o.case_ref, o.week, o.place")
                .params(file.municipality(), file.unitId(), from)
                .query((row, n) -> OccurrenceStore.read(row))
                .list();
    }
}
