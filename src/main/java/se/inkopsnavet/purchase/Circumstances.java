package se.inkopsnavet.purchase;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that the other rooms know, one room's word laid over the other's; no two rooms speak of the same fields. */
public final class Circumstances {

    private final List<CircumstanceSource> rooms;

    public Circumstances(List<CircumstanceSource> rooms) {
        this.rooms = List.copyOf(rooms);
    }

    public Circumstance of(String municipality, PersonKey person) {
        return of(municipality, List.of(person)).getOrDefault(person, Circumstance.NONE);
    }

    public Map<PersonKey, Circumstance> of(String municipality, Collection<PersonKey> people) {
        Map<PersonKey, Circumstance> known = new HashMap<>();
        for (CircumstanceSource room : rooms) {
            room.of(municipality, people)
                    .forEach((person, circumstance) -> known.merge(person, circumstance, Circumstance::then));
        }
        return known;
    }
}
