package se.inkopsnavet.lifecare.poll;

import se.inkopsnavet.fault.Fault;

/** Something a person should look at; reading goes on. */
@FunctionalInterface
interface LifecareAlarm {

    /** @param place a list's name and a number of the source's own: never anything about a person */
    void raise(Fault fault, String place);
}
