package se.inkopsnavet.purchase;

import java.time.LocalDate;

/** Whether somebody is away; another room knows. */
@FunctionalInterface
public interface Absent {

    /** @param day Europe/Stockholm */
    boolean on(String municipality, PersonKey person, LocalDate day);
}
