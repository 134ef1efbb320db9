package se.inkopsnavet.invoice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.PersonKey;
import tools.jackson.databind.json.JsonMapper;

/** Questions in the database. Locked by the person's case (docs/decisions/0020). */
public class QuestionStore {

    private static final String SELECT =
            "select id, municipality, person_key, case_ref, state, content, built, opened_at from invoice_question where ";

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final JsonMapper json;

    public QuestionStore(JdbcClient jdbc, ColumnCipher cipher, JsonMapper json) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
    }

    Optional<Question> find(UUID id) {
        return jdbc.sql(SELECT + "id = ?").param(id).query(this::read).optional();
    }

    /** The one that is not closed. */
    Optional<Question> current(String municipality, PersonKey person) {
        return jdbc.sql(SELECT + "municipality = ? and person_key = ? and state <> 'CLOSED'")
                .params(municipality, person.bytes())
                .query(this::read)
                .optional();
    }

    /** What was found out about these people. */
    Map<PersonKey, Content> answers(String municipality, Collection<PersonKey> people) {
        return jdbc
                .sql(SELECT + "municipality = ? and person_key = any(?) and state = 'ANSWERED'")
                .params(municipality, people.stream().map(PersonKey::bytes).toArray(byte[][]::new))
                .query(this::read)
                .stream()
                .collect(Collectors.toMap(Question::person, Question::content));
    }

    /** How many there have been in the case, as far as they are kept. */
    long count(String caseRef) {
        return jdbc.sql("select count(*) from invoice_question where case_ref = ?")
                .param(caseRef)
                .query(Long.class)
                .single();
    }

    void insert(Question question) {
        jdbc.sql(
                        "insert into invoice_question (id, municipality, person_key, case_ref, state, content, opened_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        question.id(),
                        question.municipality(),
                        question.person().bytes(),
                        question.caseRef(),
                        question.state().name(),
                        sealed(question.id(), question.content()),
                        Timestamp.from(question.openedAt()))
                .update();
    }

    void move(UUID id, Question.State to) {
        jdbc.sql("update invoice_question set state = ?, changed_at = clock_timestamp() where id = ?")
                .params(to.name(), id)
                .update();
    }

    /** The letter has left. @return false when it had before, or nobody wants to know any more */
    boolean asked(UUID id) {
        return jdbc.sql("update invoice_question set state = 'ASKED', changed_at = clock_timestamp()"
                                + " where id = ? and state = 'TO_ASK'")
                        .param(id)
                        .update()
                == 1;
    }

    void answered(UUID id, Content content) {
        jdbc.sql(
                        "update invoice_question set state = 'ANSWERED', content = ?, changed_at = clock_timestamp() where id = ?")
                .params(sealed(id, content), id)
                .update();
    }

    void built(UUID id) {
        jdbc.sql("update invoice_question set built = true where id = ?")
                .param(id)
                .update();
    }

    void close(UUID id) {
        jdbc.sql(
                        "update invoice_question set state = 'CLOSED', content = null, changed_at = clock_timestamp() where id = ?")
                .param(id)
                .update();
    }

    private byte[] sealed(UUID id, Content content) {
        return cipher.encrypt("invoice_question", "content", id.toString(), json.writeValueAsBytes(content));
    }

    private Question read(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] sealed = row.getBytes("content");
        Content content = sealed == null
                ? null
                : json.readValue(cipher.decrypt("invoice_question", "content", id.toString(), sealed), Content.class);
        return new Question(
                id,
                row.getString("municipality"),
                PersonKey.of(row.getBytes("person_key")),
                row.getString("case_ref"),
                Question.State.valueOf(row.getString("state")),
                content,
                row.getBoolean("built"),
                row.getTimestamp("opened_at").toInstant());
    }
}
