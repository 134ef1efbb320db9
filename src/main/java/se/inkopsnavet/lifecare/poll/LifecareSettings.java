package se.inkopsnavet.lifecare.poll;

import java.time.Duration;
import java.util.List;
import se.inkopsnavet.lifecare.Entity;

/**
 * How one installation is read.
 *
 * @param source what the route calls it; part of everything that is remembered, so it never changes
 * @param entities the lists, in the order in which they are read
 * @param pageSize records per page
 * @param overlap so much before the mark is read again
 * @param widest of one window
 * @param maxWindows of each list in one poll
 * @param consentHeadline id of the headline under which staff note consents; empty means that no notes are read
 * @param silentAfter so long without success, and IT is told
 */
record LifecareSettings(
        String source,
        String municipality,
        List<Entity> entities,
        String consentHeadline,
        int pageSize,
        Duration overlap,
        Duration widest,
        int maxWindows,
        Duration silentAfter,
        Duration reconcileEvery,
        Duration secondLook) {}
