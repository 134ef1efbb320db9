package se.inkopsnavet.mandate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseKeys;
import se.inkopsnavet.purchase.PersonKey;
import tools.jackson.databind.json.JsonMapper;

/** Mandates in the database: found by the person's key, their content encrypted. Locked by the person's case (docs/decisions/0020). */
public class MandateStore {

    private static final String COLUMNS = "id, person_key, seen, content";

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final JsonMapper json;
    private final CaseKeys keys;

    public MandateStore(JdbcClient jdbc, ColumnCipher cipher, JsonMapper json, CaseKeys keys) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
        this.keys = keys;
    }

    /** @param seen the state when it was last looked at: what the calendar has changed since is still to be followed up */
    record Kept(Mandate mandate, PersonKey person, Mandate.State seen) {}

    public Mandates of(String municipality, PersonKey person) {
        return new Mandates(jdbc
                .sql("select " + COLUMNS + " from mandate where municipality = ? and person_key = ? order by id")
                .params(municipality, person.bytes())
                .query(this::read)
                .stream()
                .map(Kept::mandate)
                .toList());
    }

    /** @return nothing for those about whom nothing is known */
    public Map<PersonKey, Mandates> of(String municipality, Collection<PersonKey> people) {
        byte[][] keys = people.stream().map(PersonKey::bytes).toArray(byte[][]::new);
        return jdbc
                .sql("select " + COLUMNS + " from mandate where municipality = ? and person_key = any(?) order by id")
                .params(municipality, keys)
                .query(this::read)
                .stream()
                .collect(Collectors.groupingBy(
                        Kept::person,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Kept::mandate, Collectors.toList()), Mandates::new)));
    }

    Optional<Kept> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from mandate where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** @throws FaultException PERSON_ID_CHANGED when the record is about another person than before */
    void save(String municipality, PersonKey person, Mandate mandate, Mandate.State seen) {
        byte[] content = cipher.encrypt("mandate", "content", mandate.id().toString(), json.writeValueAsBytes(mandate));
        int saved = jdbc.sql(
                        "insert into mandate (id, municipality, person_key, version, seen, holder_key, content) values (?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict (id) do update set version = excluded.version, seen = excluded.seen, holder_key = excluded.holder_key,"
                                + " content = excluded.content, changed_at = clock_timestamp() where mandate.person_key = excluded.person_key")
                .params(
                        mandate.id(),
                        municipality,
                        person.bytes(),
                        mandate.version(),
                        seen.name(),
                        holder(municipality, mandate),
                        content)
                .update();
        if (saved == 0) {
            throw new FaultException(Fault.PERSON_ID_CHANGED, "personnummer");
        }
    }

    private byte @Nullable [] holder(String municipality, Mandate mandate) {
        PersonId holder = mandate.holder().personId();
        return holder == null ? null : keys.person(municipality, holder);
    }

    /** Mandates that the person holds for others. */
    List<UUID> heldBy(String municipality, PersonKey holder) {
        return jdbc.sql("select id from mandate where municipality = ? and holder_key = ? order by id")
                .params(municipality, holder.bytes())
                .query(UUID.class)
                .list();
    }

    /** Versions whose journal note nobody has asked for. */
    List<Mandate> unnoted(String municipality, PersonKey person) {
        return jdbc
                .sql("select " + COLUMNS
                        + " from mandate where municipality = ? and person_key = ? and noted < version order by id")
                .params(municipality, person.bytes())
                .query(this::read)
                .stream()
                .map(Kept::mandate)
                .toList();
    }

    void noted(Mandate mandate) {
        jdbc.sql("update mandate set noted = version where id = ?")
                .param(mandate.id())
                .update();
    }

    /** Of a person who turned out to be protected nothing is kept (requirements §10.2 R2). */
    void forget(String municipality, PersonKey person) {
        jdbc.sql("delete from mandate where municipality = ? and person_key = ?")
                .params(municipality, person.bytes())
                .update();
    }

    private Kept read(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] content = cipher.decrypt("mandate", "content", id.toString(), row.getBytes("content"));
        return new Kept(
                json.readValue(content, Mandate.class),
                PersonKey.of(row.getBytes("person_key")),
                Mandate.State.valueOf(row.getString("seen")));
    }
}
