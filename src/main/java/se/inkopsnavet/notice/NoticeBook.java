package se.inkopsnavet.notice;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people are to be told, without personal data (class N0). Written with the decision; mailed in one letter per recipient by {@link NoticeMail}. */
public class NoticeBook {

    private final JdbcClient jdbc;

    public NoticeBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param role who the recipient is
     * @param recipient a function mailbox of the municipality's own
     * @param subjectRef case reference, batch or channel
     * @param detail field letters or an error code: never a value
     * @param occurrence the same kind, recipient, subject and occurrence is told once
     */
    public void add(
            String municipality,
            String kind,
            String role,
            String recipient,
            String subjectRef,
            String detail,
            String occurrence) {
        jdbc.sql("insert into notice (id, municipality, kind, role, recipient, subject_ref, detail, occurrence)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(UUID.randomUUID(), municipality, kind, role, recipient, subjectRef, detail, occurrence)
                .update();
    }
}
