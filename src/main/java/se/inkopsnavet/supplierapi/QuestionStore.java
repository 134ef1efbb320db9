package se.inkopsnavet.supplierapi;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of questions that are open. They are asked by whichever node reads the interface, outside every transaction. */
public class QuestionStore {

    private static final int AT_ONCE = 50;
    private static final String WHERE =
            " where municipality = ? and supplier = ? and what = ? and name = ? and asked = ?";

    private final JdbcClient jdbc;

    public QuestionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the caller's transaction. The same question again is due at once, and answered anew. */
    void ask(String municipality, String supplier, Question.What what, String name, Instant now, Instant until) {
        jdbc.sql(
                        "insert into supplier_question as q (municipality, supplier, what, name, due_at, until) values (?, ?, ?, ?, ?, ?)"
                                + " on conflict (municipality, supplier, what, name) do update set due_at = excluded.due_at,"
                                + " until = excluded.until, asked = q.asked + 1")
                .params(municipality, supplier, what.name(), name, Timestamp.from(now), Timestamp.from(until))
                .update();
    }

    public List<Question> due(String municipality, String supplier, Instant now) {
        return jdbc.sql("select what, name, until, asked from supplier_question where municipality = ? and supplier = ?"
                        + " and due_at <= ? order by due_at, name limit ?")
                .params(municipality, supplier, Timestamp.from(now), AT_ONCE)
                .query((row, n) -> new Question(
                        municipality,
                        supplier,
                        Question.What.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getInt(4)))
                .list();
    }

    /** In the transaction that stores the answer; or nobody wants one. */
    public void settled(Question question) {
        jdbc.sql("delete from supplier_question" + WHERE)
                .params(
                        question.municipality(),
                        question.supplierId(),
                        question.what().name(),
                        question.name(),
                        question.asked())
                .update();
    }

    public void later(Question question, Instant when) {
        jdbc.sql("update supplier_question set due_at = ?" + WHERE)
                .params(
                        Timestamp.from(when),
                        question.municipality(),
                        question.supplierId(),
                        question.what().name(),
                        question.name(),
                        question.asked())
                .update();
    }
}
