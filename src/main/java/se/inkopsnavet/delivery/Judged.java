package se.inkopsnavet.delivery;

import java.util.List;

/** A report, judged: the delivery after it, and what follows. */
record Judged(Verdict verdict, Delivery delivery, List<Act> acts) {

    Judged {
        acts = List.copyOf(acts);
    }

    enum Verdict {
        APPLIED,
        /** Exactly this is known already. */
        KNOWN,
        /** A higher version is known; kept as history, and nothing follows. */
        OUTDATED,
        /** The same version has said something else. */
        CONTRADICTING,
        /** It lacks what its kind promises. */
        INCOMPLETE,
        /** More reports about one delivery than a driver can make. */
        TOO_MANY
    }

    static Judged nothing(Verdict verdict, Delivery delivery) {
        return new Judged(verdict, delivery, List.of());
    }
}
