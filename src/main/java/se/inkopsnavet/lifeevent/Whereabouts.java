package se.inkopsnavet.lifeevent;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.purchase.PersonKey;

/** What the case system has said about where a person is, for rooms that wonder why nobody opens. Why somebody is away is nowhere known. */
public class Whereabouts {

    private final LifeStore life;

    public Whereabouts(LifeStore life) {
        this.life = life;
    }

    /**
     * @param away an absence covers the day
     * @param forUnknownTime one of them has no end
     * @param moved another address than the decision's has been recorded since the given moment
     */
    public record Known(boolean away, boolean forUnknownTime, boolean moved) {}

    /**
     * @param day Europe/Stockholm
     * @param decided as the decision has the person, or null where nothing may be kept
     */
    public Known of(
            String municipality, PersonKey person, LocalDate day, @Nullable Client decided, Instant movedSince) {
        Absences absences = life.absences(municipality, person);
        boolean moved = decided != null
                && life.find(municipality, person)
                        .filter(fact -> !fact.asOf().isBefore(movedSince))
                        .filter(fact -> !fact.client().address().equals(decided.address()))
                        .isPresent();
        return new Known(absences.covers(day), absences.isOpenOn(day), moved);
    }
}
