package se.inkopsnavet.purchase;

import java.time.LocalDate;
import java.util.Optional;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.policy.Policy;

/**
 * The gates between a person's data and a supplier (requirements S-03, S-04), asked when a row is built and again when bytes leave. Protection is
 * first: nothing else about a protected person is even looked at.
 */
public final class Gates {

    private static final int EARLIEST_DAYS_AHEAD = 90;

    private Gates() {}

    /** @return the fault of the first closed gate to that supplier, or empty when all are open */
    public static Optional<Fault> closed(Decision decision, Policy policy, String supplierId, LocalDate today) {
        Optional<Fault> standing = standing(decision, policy, today);
        if (standing.isPresent()) {
            return standing;
        }
        DisclosureBasis basis = decision.basis();
        if (basis == null || !policy.disclosure().accepts(basis.type()) || !basis.covers(supplierId, today)) {
            return Optional.of(Fault.NO_DISCLOSURE_BASIS);
        }
        return Optional.empty();
    }

    /** Those that are asked also where nothing is given to anybody: a client with an account of the own. */
    static Optional<Fault> standing(Decision decision, Policy policy, LocalDate today) {
        if (decision.client().protection().blocks()) {
            return Optional.of(Fault.PROTECTED_IDENTITY);
        }
        if (decision.client().lifeStatus() != LifeStatus.ALIVE) {
            return Optional.of(Fault.NOT_ALIVE);
        }
        if (!policy.blockers(today).isEmpty()) {
            return Optional.of(Fault.POLICY_NOT_ACTIVE);
        }
        if (!runs(decision, today)) {
            return Optional.of(Fault.OUTSIDE_PERIOD);
        }
        return Optional.empty();
    }

    /** Begins within 90 days and has not ended (flow F01 step 4). */
    static boolean runs(Decision decision, LocalDate today) {
        return !isEarly(decision, today)
                && (decision.endDate() == null || !decision.endDate().isBefore(today));
    }

    /** Begins so late that nothing is done about it yet. */
    static boolean isEarly(Decision decision, LocalDate today) {
        return today.isBefore(firstDay(decision));
    }

    /** The first day on which something is done about it. */
    static LocalDate firstDay(Decision decision) {
        return decision.startDate().minusDays(EARLIEST_DAYS_AHEAD);
    }
}
