package se.inkopsnavet.lifeevent;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import se.inkopsnavet.purchase.Absent;
import se.inkopsnavet.purchase.PersonKey;

/** On which days people are away, past and to come; why is nowhere asked. */
public class AbsentDays implements Absent {

    private final LifeStore life;

    public AbsentDays(LifeStore life) {
        this.life = life;
    }

    /** @return nothing for those of whom no absence is recorded */
    public Map<PersonKey, Predicate<LocalDate>> of(String municipality, Collection<PersonKey> people) {
        return life.absences(municipality, people).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()::covers));
    }

    @Override
    public boolean on(String municipality, PersonKey person, LocalDate day) {
        return life.absences(municipality, person).covers(day);
    }
}
