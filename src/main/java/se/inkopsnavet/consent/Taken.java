package se.inkopsnavet.consent;

import se.inkopsnavet.ledger.Outcome;

/**
 * How a document ended.
 *
 * @param ofProtected of a protected person nothing is kept, also where somebody has to decide
 */
record Taken(Outcome outcome, boolean ofProtected) {

    static Taken of(Outcome outcome) {
        return new Taken(outcome, false);
    }
}
