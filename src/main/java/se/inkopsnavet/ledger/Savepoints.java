package se.inkopsnavet.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Work on many at once, of whom one that fails stops no other: what fails is tried again in halves until those that fail stand alone. Each try is a savepoint
 * in the caller's transaction, or a transaction of its own where there is none; a thousand without a fault cost one.
 */
public final class Savepoints {

    private final TransactionTemplate nested;

    /** @param manager one that knows savepoints, such as that of a JDBC data source */
    public Savepoints(PlatformTransactionManager manager) {
        nested = new TransactionTemplate(manager);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @param place where in the work it arose: never a value */
    public record Failure<K>(K one, Fault fault, String place) {}

    /**
     * @param work done with some of them, all or nothing; it keeps nothing in memory that a try undone would leave there
     * @return those whose work is not done
     * @throws RuntimeException that passes by itself ({@link DatabaseTrouble}): the database is away or busy, which is nobody's fault, and the transaction is to be tried again
     */
    public <K> List<Failure<K>> each(List<K> all, Consumer<List<K>> work) {
        List<Failure<K>> failures = new ArrayList<>();
        if (!all.isEmpty()) {
            some(all, work, failures);
        }
        return failures;
    }

    private <K> void some(List<K> some, Consumer<List<K>> work, List<Failure<K>> failures) {
        Fault fault;
        String place;
        try {
            nested.executeWithoutResult(status -> work.accept(some));
            return;
        } catch (FaultException bad) {
            fault = bad.fault();
            place = bad.place();
        } catch (RuntimeException unexpected) {
            if (DatabaseTrouble.passes(unexpected)) {
                throw unexpected;
            }
            if (some.size() == 1) {
                Surprise.log("one of many", unexpected);
            }
            fault = Fault.INTERNAL_ERROR;
            place = unexpected.getClass().getSimpleName();
        }
        if (some.size() == 1) {
            failures.add(new Failure<>(some.get(0), fault, place));
        } else {
            some(some.subList(0, some.size() / 2), work, failures);
            some(some.subList(some.size() / 2, some.size()), work, failures);
        }
    }
}
