package se.inkopsnavet.foodguard;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** A room that records that somebody got food: a delivery that was received, groceries that were fetched, shopping done for the client. A bean per room. */
@FunctionalInterface
public interface FoodSource {

    /**
     * @param until the last day that counts, Europe/Stockholm: a day that has not come has brought no food
     * @return the last day with food until then, by case reference; nothing for whom none is recorded. Corrections included.
     */
    Map<String, LocalDate> lastFood(String municipality, Collection<String> caseRefs, LocalDate until);
}
