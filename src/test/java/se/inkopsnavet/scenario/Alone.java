package se.inkopsnavet.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A test among those that are played together ({@link Together}) that gives a neighbour a whim or counts what everybody does: nobody else is in town meanwhile. */
@Test
@ResourceLock(Alone.TOWN)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Alone {

    String TOWN = "town";
}
