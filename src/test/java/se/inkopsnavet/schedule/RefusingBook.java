package se.inkopsnavet.schedule;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.notice.NoticeBook;

/** Refuses what is to be said to certain mailboxes. */
final class RefusingBook extends NoticeBook {

    private final Set<String> refused;

    RefusingBook(JdbcClient jdbc, Set<String> refused) {
        super(jdbc);
        this.refused = refused;
    }

    @Override
    public void add(
            String municipality,
            String kind,
            String role,
            String recipient,
            String subjectRef,
            String detail,
            String occurrence) {
        if (refused.contains(recipient)) {
            throw new FaultException(Fault.CONFIGURATION, "mailbox");
        }
        super.add(municipality, kind, role, recipient, subjectRef, detail, occurrence);
    }
}
