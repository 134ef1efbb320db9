package se.inkopsnavet.supplier;

import java.time.Duration;
import java.time.LocalTime;

/** When the rows that are ready are gathered and sent. */
public sealed interface Dispatch {

    /** Once a day, Europe/Stockholm. */
    record At(LocalTime time) implements Dispatch {}

    /** That long after the first row became ready, so that its neighbours travel in the same list. */
    record After(Duration delay) implements Dispatch {}
}
