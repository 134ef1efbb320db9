package se.inkopsnavet.lifeevent;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import se.inkopsnavet.purchase.Circumstance;
import se.inkopsnavet.purchase.CircumstanceSource;
import se.inkopsnavet.purchase.PersonKey;

/** Where a person lives and what the person is called now, laid over what the decision said when it was taken. */
public class ClientCircumstances implements CircumstanceSource {

    private final LifeStore life;

    public ClientCircumstances(LifeStore life) {
        this.life = life;
    }

    @Override
    public Map<PersonKey, Circumstance> of(String municipality, Collection<PersonKey> people) {
        Map<PersonKey, Circumstance> known = new HashMap<>();
        life.find(municipality, people).forEach((person, fact) -> known.put(person, over(fact)));
        return known;
    }

    /** Whichever was recorded last says it. */
    static Circumstance over(LifeStore.Fact fact) {
        return recorded -> fact.asOf().isAfter(recorded.occurredAt()) ? recorded.withClient(fact.client()) : recorded;
    }
}
