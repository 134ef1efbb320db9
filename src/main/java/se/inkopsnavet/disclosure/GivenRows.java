package se.inkopsnavet.disclosure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.customerlist.EarlierRow;

/** The rows by which suppliers know a person: those that have left, or may have, and have not been erased since. */
public class GivenRows {

    private final JdbcClient jdbc;

    public GivenRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param fields what the row told, by the names of list fields */
    record Given(EarlierRow row, Set<String> fields) {}

    /** Oldest first, by supplier. Under the case's lock nothing more can leave at the same time. */
    Map<String, List<Given>> of(String caseRef) {
        return jdbc
                .sql(
                        "select r.supplier, r.batch_id, r.position, r.fields from customer_list_row r"
                                + " where r.case_ref = ? and r.state in ('BATCHED', 'ACKNOWLEDGED', 'REJECTED') and r.position is not null"
                                + " and r.op is distinct from 'A' and exists (select from attempt a where a.message_id = r.batch_id"
                                + " and (a.ended_at is null or a.outcome in ('UNKNOWN', 'DELIVERED')))"
                                + " and not exists (select from erasure_request e where e.case_ref = r.case_ref and e.supplier = r.supplier"
                                + " and e.fields = '{}' and e.state = 'CONFIRMED' and e.requested_at > r.changed_at) order by r.seq")
                .param(caseRef)
                .query((row, n) -> Map.entry(
                        row.getString(1),
                        new Given(new EarlierRow(row.getObject(2, UUID.class), row.getInt(3)), Set.of((String[])
                                row.getArray(4).getArray()))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
