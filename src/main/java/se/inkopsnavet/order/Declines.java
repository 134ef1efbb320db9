package se.inkopsnavet.order;

import java.util.Set;

/** What other rooms ask about weeks in which a client wants no groceries: a recorded reason for a week without any. */
public interface Declines {

    /** @param week an ISO week such as {@code 2026-W49} */
    boolean isDeclined(String caseRef, String week);

    /** @return the case references of everybody in the municipality who wants none that week */
    Set<String> in(String municipality, String week);
}
