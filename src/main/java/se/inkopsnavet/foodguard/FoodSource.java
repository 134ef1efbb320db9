package se.inkopsnavet.foodguard;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** A room that records that somebody got food: a delivery that was received, groceries that were fetched, shopping done for the client. A bean per room. */
@FunctionalInterface
public interface FoodSource {

    /** @return the last day with food, Europe/Stockholm, by case reference; nothing for whom none is recorded. Corrections included. */
    Map<String, LocalDate> lastFood(String municipality, Collection<String> caseRefs);
}
