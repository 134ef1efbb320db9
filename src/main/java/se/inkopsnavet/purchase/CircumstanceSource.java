package se.inkopsnavet.purchase;

import java.util.Collection;
import java.util.Map;

/** One room's knowledge about people, read in the caller's transaction. */
@FunctionalInterface
public interface CircumstanceSource {

    /** @return nothing for those about whom the room knows nothing */
    Map<PersonKey, Circumstance> of(String municipality, Collection<PersonKey> people);
}
