package se.inkopsnavet.calendar;

import java.util.Collection;

/** Whoever else keeps a watch on planned deliveries: told when they are planned, so that one that appears during the day is watched the same day. */
@FunctionalInterface
public interface CutoffListener {

    /** In the transaction that plans. @param changed deliveries that are new or have changed, cancelled ones among them */
    void planned(String municipality, Collection<Occurrence> changed);
}
