/** The delivery calendar (flow F09): when each client's groceries come, and until when they can be ordered. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.calendar;
