package se.inkopsnavet.purchase;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.privacy.ColumnCipher;
import tools.jackson.databind.json.JsonMapper;

/** Purchase cases in the database: what may appear in clear in columns, everything about the person encrypted. */
public class CaseStore {

    private static final String COLUMNS = "case_ref, state, content, supplier, unit_id, scope, policy, as_of, version";

    /** One row in any case; without a reference where the person has been locked. */
    private static final String LOCK_CASE_OR_PERSON = "with known as materialized (select " + COLUMNS
            + " from purchase_case where municipality = :municipality and person_key = :person for no key update),"
            + " person as materialized (select pg_advisory_xact_lock(hashtextextended(:municipality || encode(:person, 'hex'), 2))::text locked"
            + " where not exists (select from known))"
            + " select known.*, person.locked from (values (1)) always left join known on true left join person on true";

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final JsonMapper json;

    public CaseStore(JdbcClient jdbc, ColumnCipher cipher, JsonMapper json) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
    }

    /**
     * Locks the person's case for the rest of the transaction; where there is none, the person, so that what another room learns and the first decision, in
     * the same moment, see each other.
     */
    public Optional<PurchaseCase> lockByPerson(String municipality, byte[] personKey) {
        Optional<PurchaseCase> known = jdbc.sql(LOCK_CASE_OR_PERSON)
                .param("municipality", municipality)
                .param("person", personKey)
                .query((row, n) -> row.getString("case_ref") == null ? null : read(row))
                .optional();
        // Whoever had the person locked before may have opened the case meanwhile, which only a new statement sees.
        return known.or(() -> findForUpdate(municipality, personKey));
    }

    /** Whose client the person is; empty where there is no case, or its decision names no unit. Locks nothing. */
    public Optional<String> unitOf(String municipality, byte[] personKey) {
        return jdbc.sql(
                        "select unit_id from purchase_case where municipality = ? and person_key = ? and unit_id is not null")
                .params(municipality, personKey)
                .query(String.class)
                .optional();
    }

    /** How the person's case stands just now. Locks nothing. */
    public Optional<CaseState> stateOf(String municipality, byte[] personKey) {
        return jdbc.sql("select state from purchase_case where municipality = ? and person_key = ?")
                .params(municipality, personKey)
                .query(String.class)
                .optional()
                .map(CaseState::valueOf);
    }

    private Optional<PurchaseCase> findForUpdate(String municipality, byte[] personKey) {
        return jdbc.sql("select " + COLUMNS
                        + " from purchase_case where municipality = ? and person_key = ? for no key update")
                .params(municipality, personKey)
                .query((row, n) -> read(row))
                .optional();
    }

    public List<PurchaseCase> lockAll(Collection<String> caseRefs) {
        return lockWithPeople(caseRefs).stream().map(Whose::purchase).toList();
    }

    /** A case and whom it is about. */
    public record Whose(String municipality, PurchaseCase purchase, PersonKey person) {}

    /** As {@link #lockAll}. */
    public List<Whose> lockWithPeople(Collection<String> caseRefs) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + ", municipality, person_key from purchase_case where case_ref = any(?) order by case_ref for no key update")
                .param(caseRefs.toArray(String[]::new))
                .query((row, n) ->
                        new Whose(row.getString("municipality"), read(row), PersonKey.of(row.getBytes("person_key"))))
                .list();
    }

    /** Empty when that municipality has no such case. */
    public Optional<PurchaseCase> lock(String municipality, String caseRef) {
        return jdbc.sql("select " + COLUMNS
                        + " from purchase_case where municipality = ? and case_ref = ? for no key update")
                .params(municipality, caseRef)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Those of that municipality's cases as they stand just now. Locks nothing. */
    public List<PurchaseCase> read(String municipality, Collection<String> caseRefs) {
        return jdbc.sql("select " + COLUMNS + " from purchase_case where municipality = ? and case_ref = any(?)")
                .params(municipality, caseRefs.toArray(String[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    /**
     * The next cases that are not over and were decided under other rules, in the order of their references.
     *
     * @param rules id and version of a policy
     * @param after the last of those before, empty at first
     */
    List<String> underOtherRules(String municipality, String rules, String after, int atMost) {
        return jdbc.sql(
                        "select case_ref from purchase_case where municipality = ? and policy <> ?"
                                + " and state not in ('CLOSED', 'DECEASED', 'HELD_PROTECTED') and case_ref > ? order by case_ref limit ?")
                .params(municipality, rules, after, atMost)
                .query(String.class)
                .list();
    }

    /** Whom the cases are about, by case reference. */
    public Map<String, PersonKey> people(Collection<String> caseRefs) {
        return jdbc
                .sql("select case_ref, person_key from purchase_case where case_ref = any(?)")
                .param(caseRefs.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), PersonKey.of(row.getBytes(2))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public void insert(PurchaseCase purchase, String municipality, byte[] personKey) {
        jdbc.sql(
                        "insert into purchase_case (case_ref, municipality, person_key, state, supplier, unit_id, scope, policy, content, as_of, version)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        purchase.caseRef(),
                        municipality,
                        personKey,
                        purchase.state().name(),
                        purchase.supplierId(),
                        purchase.unitId(),
                        purchase.scope(),
                        purchase.policy(),
                        seal(purchase),
                        Timestamp.from(purchase.asOf()),
                        purchase.version())
                .update();
    }

    void update(PurchaseCase purchase) {
        jdbc.sql(
                        "update purchase_case set state = ?, supplier = ?, unit_id = ?, scope = ?, policy = ?, content = ?, as_of = ?, version = ?,"
                                + " changed_at = clock_timestamp() where case_ref = ?")
                .params(
                        purchase.state().name(),
                        purchase.supplierId(),
                        purchase.unitId(),
                        purchase.scope(),
                        purchase.policy(),
                        seal(purchase),
                        Timestamp.from(purchase.asOf()),
                        purchase.version(),
                        purchase.caseRef())
                .update();
    }

    /** Whether the case stands still because the person is, or may be, protected. */
    public boolean isProtected(String caseRef) {
        return jdbc.sql("select exists (select from purchase_case where case_ref = ? and state = 'HELD_PROTECTED')")
                .param(caseRef)
                .query(Boolean.class)
                .single();
    }

    /** Locks the cases of a batch in the order in which everybody does, before any of their rows. */
    public void lockOfBatch(UUID batch) {
        jdbc.sql(
                        "select case_ref from purchase_case where case_ref in (select case_ref from customer_list_row where batch_id = ?)"
                                + " order by case_ref for no key update")
                .param(batch)
                .query(String.class)
                .list();
    }

    /** The list has left: cases that have not changed since their row was built wait for the supplier's answer. Locks them as {@link #lockOfBatch} does. */
    public void dispatched(UUID batch) {
        jdbc.sql("with locked as materialized (select case_ref, version, state from purchase_case"
                        + " where case_ref in (select case_ref from customer_list_row where batch_id = :batch)"
                        + " order by case_ref for no key update)"
                        + " update purchase_case c set state = 'DISPATCHED', changed_at = clock_timestamp() from customer_list_row r, locked l"
                        + " where r.batch_id = :batch and r.state = 'BATCHED' and r.case_ref = l.case_ref and r.case_version = l.version"
                        + " and l.state = 'READY' and r.op is distinct from 'A' and c.case_ref = l.case_ref")
                .param("batch", batch)
                .update();
    }

    /** The list did not arrive after all: its cases wait for the next one. */
    public void notDispatched(UUID batch) {
        jdbc.sql(
                        "update purchase_case c set state = 'READY', changed_at = clock_timestamp() from customer_list_row r"
                                + " where r.batch_id = ? and r.state = 'BATCHED' and r.case_ref = c.case_ref and c.state = 'DISPATCHED'")
                .param(batch)
                .update();
    }

    /** The supplier has the row; the case waits for credentials unless it has changed since. */
    public void acknowledged(List<String> caseRefs, UUID batch) {
        jdbc.sql(
                        "update purchase_case c set state = 'CREDENTIALS_PENDING', changed_at = clock_timestamp() from customer_list_row r"
                                + " where c.case_ref = any(?) and r.batch_id = ? and r.case_ref = c.case_ref and r.case_version = c.version"
                                + " and c.state in ('READY', 'DISPATCHED') and r.op is distinct from 'A'")
                .params(caseRefs.toArray(String[]::new), batch)
                .update();
    }

    /** The case is locked. */
    void handedOver(String caseRef) {
        jdbc.sql("update purchase_case set state = 'HANDED_OVER', changed_at = clock_timestamp()"
                        + " where case_ref = ? and state = 'CREDENTIALS_PENDING'")
                .param(caseRef)
                .update();
    }

    private byte @Nullable [] seal(PurchaseCase purchase) {
        return purchase.decision() == null
                ? null
                : cipher.encrypt(
                        "purchase_case", "content", purchase.caseRef(), json.writeValueAsBytes(purchase.decision()));
    }

    private PurchaseCase read(java.sql.ResultSet row) throws java.sql.SQLException {
        String ref = row.getString("case_ref");
        byte[] content = row.getBytes("content");
        Decision decision = content == null
                ? null
                : json.readValue(cipher.decrypt("purchase_case", "content", ref, content), Decision.class);
        return new PurchaseCase(
                ref,
                CaseState.valueOf(row.getString("state")),
                decision,
                row.getString("supplier"),
                row.getString("unit_id"),
                row.getString("scope"),
                row.getString("policy"),
                row.getTimestamp("as_of").toInstant(),
                row.getInt("version"));
    }
}
