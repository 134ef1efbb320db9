package se.inkopsnavet.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.State;

/** The trail of what operators did by command, whether it had an effect or not. Rows are added, in the transaction of the effect, and never changed. */
public class OperatorActs {

    private static final int LONGEST = 100;

    private final JdbcClient jdbc;
    private final String operator;

    /** @param operator who runs the command, as far as a command line can know */
    public OperatorActs(JdbcClient jdbc, String operator) {
        this.jdbc = jdbc;
        this.operator = operator;
    }

    /**
     * The account of the operating system; behind {@code sudo} also the one that was logged in. In a container the account is everybody's: its image sets
     * {@code INKOPSNAVET_OPERATOR} to nothing, and whoever gives a command says who it is.
     *
     * @throws FaultException CONFIGURATION: it was not said
     */
    public static String account() {
        return account(System.getProperty("user.name"), System.getenv());
    }

    static String account(String account, Map<String, String> environment) {
        String stated = environment.get("INKOPSNAVET_OPERATOR");
        if (stated != null && (stated.isBlank() || stated.length() > LONGEST)) {
            throw new FaultException(Fault.CONFIGURATION, "INKOPSNAVET_OPERATOR");
        }
        String person = stated == null ? environment.get("SUDO_USER") : stated.strip();
        return person == null || person.equals(account) ? account : person + " (" + account + ")";
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
