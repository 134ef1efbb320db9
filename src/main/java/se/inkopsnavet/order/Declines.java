package se.inkopsnavet.order;

import java.util.Collection;
import java.util.Set;

/** What other rooms ask about weeks in which a client wants no groceries: a recorded reason for a week without any. */
public interface Declines {

    /** @param week an ISO week such as {@code 2026-W49} */
    boolean isDeclined(String caseRef, String week);

    /** @return those of the case references whose client wants none that week */
    Set<String> in(String week, Collection<String> caseRefs);
}
