package se.inkopsnavet.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.policy.WorkingDays;
import se.inkopsnavet.supplier.SupplierProfile;

/**
 * When a supplier that has not answered for every row is reminded. Each time a list is known to have arrived a round of reminders begins, and an older round
 * is over: a list that bounced and was sent again is given its time anew.
 */
public class AckReminders {

    public static final String KIND = "ACK_MISSING";
    private static final LocalTime DUE = LocalTime.of(16, 0);

    private final Deadlines deadlines;
    private final Partners partners;
    private final Clock clock;

    public AckReminders(Deadlines deadlines, Partners partners, Clock clock) {
        this.deadlines = deadlines;
        this.partners = partners;
        this.clock = clock;
    }

    /** The occurrence of a deadline: {@code round.number}, both from 1. */
    record Turn(int round, int number) {

        static Turn parse(String occurrence) {
            String[] parts = occurrence.split("\\.");
            return new Turn(Integer.parseInt(parts[0]), parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
        }

        Turn next() {
            return new Turn(round, number + 1);
        }

        @Override
        public String toString() {
            return round + "." + number;
        }
    }

    void begin(BatchStore.Batch batch) {
        Due due = due(batch);
        if (!deadlines.setFirst(KIND, batch.id().toString(), new Turn(1, 1).toString(), due.at(), due.rule())) {
            set(batch, new Turn(latest(batch.id()).map(Turn::round).orElse(0) + 1, 1));
        }
    }

    /** @return false when another round has begun since */
    boolean isCurrent(UUID batch, Turn turn) {
        return latest(batch).filter(turn::equals).isPresent();
    }

    void again(BatchStore.Batch batch, Turn turn) {
        set(batch, turn.next());
    }

    /** How often the supplier is reminded before a person must take over: at once, when the municipality has changed its supplier. */
    int most(BatchStore.Batch batch) {
        return partners.find(batch.municipality(), batch.supplierId())
                .map(partner -> partner.profile().ackReminders())
                .orElse(0);
    }

    private void set(BatchStore.Batch batch, Turn turn) {
        Due due = due(batch);
        deadlines.set(KIND, batch.id().toString(), turn.toString(), due.at(), due.rule());
    }

    private record Due(Instant at, String rule) {}

    private Due due(BatchStore.Batch batch) {
        int days = profile(batch).ackWorkdays();
        Instant at = WorkingDays.after(LocalDate.now(clock), days)
                .atTime(DUE)
                .atZone(clock.getZone())
                .toInstant();
        return new Due(at, days + " arbetsdagar, kl " + DUE);
    }

    private Optional<Turn> latest(UUID batch) {
        return deadlines.occurrences(KIND, batch.toString()).stream()
                .map(Turn::parse)
                .max(Comparator.comparingInt(Turn::round).thenComparingInt(Turn::number));
    }

    private SupplierProfile profile(BatchStore.Batch batch) {
        return partners.of(batch.municipality(), batch.supplierId()).profile();
    }
}
