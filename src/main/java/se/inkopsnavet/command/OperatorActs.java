package se.inkopsnavet.command;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.State;

/** The trail of what operators did by command, whether it had an effect or not. Rows are added, in the transaction of the effect, and never changed. */
public class OperatorActs {

    private final JdbcClient jdbc;
    private final String operator;

    /** @param operator who runs the command, as far as a command line can know */
    public OperatorActs(JdbcClient jdbc, String operator) {
        this.jdbc = jdbc;
        this.operator = operator;
    }

    /** The account of the operating system; behind {@code sudo} also the one that was logged in. */
    public static String account() {
        String account = System.getProperty("user.name");
        String before = System.getenv("SUDO_USER");
        return before == null || before.equals(account) ? account : before + " (" + account + ")";
    }

    void add(Command command, String subject, String result, @Nullable State before, @Nullable State after) {
        jdbc.sql("insert into operator_act (operator, command, subject, result, state_before, state_after)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(operator, command.name(), subject, result, name(before), name(after))
                .update();
    }

    /** A person's decision about a case, carried out or not. In the transaction of the effect. */
    public void decided(Command command, String caseRef, boolean carriedOut) {
        add(command, caseRef, carriedOut ? "DONE" : "NOTHING_TO_DO", null, null);
    }

    private static @Nullable String name(@Nullable State state) {
        return state == null ? null : state.name();
    }
}
