package se.inkopsnavet.lifeevent;

import se.inkopsnavet.purchase.PersonKey;

/** A room that has something to do when the days on which somebody is away change. Called in the transaction that records them, with the case locked. */
@FunctionalInterface
public interface AbsenceFollower {

    void absenceChanged(String municipality, PersonKey person);
}
