package se.inkopsnavet.ledger;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.inkopsnavet.fault.FaultException;

/**
 * Work that goes round to all cases of a municipality at a moment, in the order of their references: some hundred in a transaction, the rest by a deadline that
 * goes on after the last of them, so that neither memory nor a transaction grows with the municipality, and a node that stops has lost one portion at most. A case that fails
 * is set aside and tried again by deadlines of its own; the others do not wait for it. Where all of many fail the deadline is tried again instead, until it is mended.
 */
public final class Rounds {

    /** Cases in a transaction. */
    public static final int AT_ONCE = 500;

    /** Where so many are tried and every one fails it is the hub, or what it is told, and none of them. */
    private static final int MANY = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** Before each new try with a case that failed: a mend of the data, or of the hub, within the day is in time. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(3), Duration.ofHours(12));

    private final Deadlines deadlines;
    private final Savepoints savepoints;
    private final SetAside setAside;
    private final Clock clock;

    /** What is done on a round. */
    public interface Round {

        /**
         * @param occurrence which round of its kind, such as a day
         * @param after the last of those before, empty at first
         * @return the next case references in their order; fewer than so many only at the end
         */
        List<String> cases(String municipality, String occurrence, String after, int atMost);

        /** Some of them, all or nothing. Also done hours later with one alone: whether it is still of use is to be looked at. */
        void work(String municipality, String occurrence, List<String> caseRefs);
    }

    public Rounds(Deadlines deadlines, Savepoints savepoints, SetAside setAside, Clock clock) {
        this.deadlines = deadlines;
        this.savepoints = savepoints;
        this.setAside = setAside;
        this.clock = clock;
    }

    /** Sets out on a round, in the caller's transaction; each occurrence once. */
    public void begin(String kind, String municipality, String occurrence) {
        deadlines.set(kind, municipality, occurrence, clock.instant(), "runda över kommunens ärenden");
    }

    /** To be registered under its kind; a deadline of that kind with a bare occurrence sets out on the round too. */
    public Deadlines.Reaction reaction(String kind, Round round) {
        return (municipality, occurrence, late) -> {
            Leg leg = Leg.parse(occurrence);
            if (leg.tries() > 0) {
                work(kind, round, municipality, leg, List.of(leg.caseRef()));
                return;
            }
            List<String> some = round.cases(municipality, leg.occurrence(), leg.caseRef(), AT_ONCE);
            work(kind, round, municipality, leg, some);
            if (some.size() == AT_ONCE) {
                Leg next = new Leg(leg.occurrence(), some.get(AT_ONCE - 1), 0);
                deadlines.set(kind, municipality, next.toString(), clock.instant(), "rundans nästa del");
            }
        };
    }

    private void work(String kind, Round round, String municipality, Leg leg, List<String> cases) {
        List<Savepoints.Failure<String>> failures =
                savepoints.each(cases, some -> round.work(municipality, leg.occurrence(), some));
        if (failures.size() == cases.size() && cases.size() >= MANY) {
            throw new FaultException(failures.get(0).fault(), failures.get(0).place());
        }
        failures.forEach(failure -> again(kind, municipality, leg, failure));
    }

    private void again(String kind, String municipality, Leg leg, Savepoints.Failure<String> failure) {
        boolean isGivenUp = leg.tries() == PAUSES.size();
        LOG.error(
                "case={} {} {} set aside: {} at {}{}",
                failure.one(),
                kind,
                leg.occurrence(),
                failure.fault().code(),
                failure.place(),
                isGivenUp ? ", given up" : "");
        if (!isGivenUp) {
            Leg next = new Leg(leg.occurrence(), failure.one(), leg.tries() + 1);
            deadlines.set(
                    kind,
                    municipality,
                    next.toString(),
                    clock.instant().plus(PAUSES.get(leg.tries())),
                    "nytt försök efter " + failure.fault().code());
        }
        if (leg.tries() == 0 || isGivenUp) {
            setAside.tell(new SetAside.Unworkable(
                    municipality, failure.one(), kind, leg.occurrence(), failure.fault(), isGivenUp));
        }
    }

    /**
     * One deadline of a round.
     *
     * @param caseRef the last one of the leg before, or the one that is tried again; empty at first
     * @param tries how often that one has failed; 0: the round goes on after it
     */
    private record Leg(String occurrence, String caseRef, int tries) {

        private static final String AFTER = " after ";
        private static final String AGAIN = " again ";

        static Leg parse(String text) {
            int after = text.lastIndexOf(AFTER);
            if (after >= 0) {
                return new Leg(text.substring(0, after), text.substring(after + AFTER.length()), 0);
            }
            int again = text.lastIndexOf(AGAIN);
            if (again < 0) {
                return new Leg(text, "", 0);
            }
            String[] one = text.substring(again + AGAIN.length()).split(" ");
            return new Leg(text.substring(0, again), one[0], Integer.parseInt(one[1]));
        }

        @Override
        public String toString() {
            return tries == 0 ? occurrence + AFTER + caseRef : occurrence + AGAIN + caseRef + " " + tries;
        }
    }
}
