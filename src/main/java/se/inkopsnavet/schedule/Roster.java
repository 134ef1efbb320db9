package se.inkopsnavet.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.ledger.Savepoints;
import se.inkopsnavet.ledger.SetAside;
import se.inkopsnavet.lifeevent.ClientCircumstances;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Circumstance;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/**
 * How the cases of a day stand, read some at a time: a municipality's decisions are never all in memory. Locks nothing. A case that cannot be read is nobody's to the
 * schedule, and IT is told of it once a day.
 */
public class Roster {

    private static final int AT_ONCE = 1000;

    private final CaseStore cases;
    private final LifeStore life;
    private final ClientCircumstances moves;
    private final Savepoints savepoints;
    private final SetAside setAside;

    public Roster(
            CaseStore cases, LifeStore life, ClientCircumstances moves, Savepoints savepoints, SetAside setAside) {
        this.cases = cases;
        this.life = life;
        this.moves = moves;
        this.savepoints = savepoints;
        this.setAside = setAside;
    }

    Map<String, Standing> of(String municipality, LocalDate day, Collection<String> caseRefs) {
        return of(municipality, day, caseRefs, (caseRef, home) -> {});
    }

    /** @param homes is told where each client lives now, and keeps nothing of it @return nothing for what is no case of that municipality */
    Map<String, Standing> of(
            String municipality, LocalDate day, Collection<String> caseRefs, BiConsumer<String, Address> homes) {
        Set<PersonKey> away = life.away(municipality, day);
        Map<String, Standing> standings = new HashMap<>();
        List<String> all = new ArrayList<>(new TreeSet<>(caseRefs));
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            savepoints
                    .each(some, portion -> read(municipality, portion, away, standings, homes))
                    .forEach(failure -> setAside.tell(new SetAside.Unworkable(
                            municipality, failure.one(), "SCHEDULE", day.toString(), failure.fault(), false)));
        }
        return standings;
    }

    private void read(
            String municipality,
            List<String> some,
            Set<PersonKey> away,
            Map<String, Standing> standings,
            BiConsumer<String, Address> homes) {
        Map<String, PersonKey> people = cases.people(some);
        Map<PersonKey, Circumstance> moved = moves.of(municipality, people.values());
        for (PurchaseCase each : cases.read(municipality, some)) {
            PersonKey person = people.get(each.caseRef());
            Decision decision = each.decision();
            if (decision != null) {
                Decision now = moved.getOrDefault(person, Circumstance.NONE).applyTo(decision);
                homes.accept(each.caseRef(), now.client().address());
            }
            standings.put(each.caseRef(), standing(each, away.contains(person)));
        }
    }

    private static Standing standing(PurchaseCase each, boolean away) {
        return new Standing(each.caseRef(), each.unitId(), each.state(), each.mayBeProtected(), away);
    }
}
