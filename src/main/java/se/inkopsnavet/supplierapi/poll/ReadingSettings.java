package se.inkopsnavet.supplierapi.poll;

import java.time.Duration;

/**
 * How one interface is read.
 *
 * @param every from one reading of the lists to the next, when nothing asks for an earlier one
 * @param pageSize records per page
 * @param overlap so much before the mark is read again, since the supplier may commit late
 * @param firstLook how far back the first reading goes
 * @param silentAfter so long without an answer, and IT is told
 */
record ReadingSettings(Duration every, int pageSize, Duration overlap, Duration firstLook, Duration silentAfter) {}
