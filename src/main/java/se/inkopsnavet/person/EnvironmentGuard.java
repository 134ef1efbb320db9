package se.inkopsnavet.person;

import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Keeps test people out of production and real people out of everything else (S-16). */
public record EnvironmentGuard(Environment environment, TestPersons testPersons) {

    public enum Environment {
        TEST,
        PRODUCTION,
        /** Load tests alone, whose people are generated. */
        OPEN
    }

    /** @throws FaultException TEST_PERSON_IN_PRODUCTION or REAL_PERSON_IN_TEST */
    public void check(PersonId personId) {
        boolean published = testPersons.contains(personId);
        switch (environment) {
            case PRODUCTION -> refuseIf(published, Fault.TEST_PERSON_IN_PRODUCTION);
            case TEST -> refuseIf(!published, Fault.REAL_PERSON_IN_TEST);
            case OPEN -> {}
        }
    }

    private static void refuseIf(boolean refused, Fault fault) {
        if (refused) {
            throw new FaultException(fault, "personId");
        }
    }
}
