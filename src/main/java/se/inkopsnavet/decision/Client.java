package se.inkopsnavet.decision;

import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.person.PersonName;
import se.inkopsnavet.person.Protection;

/**
 * The person (den enskilde) whom the decision concerns.
 *
 * @param areaName hemtjänstområde as the case system writes it; the policy maps it to an area
 * @param phone in Swedish national form (070-174 06 05), or null
 * @param email a real address of the client's own, or null
 */
public record Client(
        PersonId personId,
        PersonName name,
        Address address,
        Protection protection,
        LifeStatus lifeStatus,
        String areaName,
        @Nullable String phone,
        @Nullable String email) {

    @Override
    public String toString() {
        return "Client[***]";
    }
}
