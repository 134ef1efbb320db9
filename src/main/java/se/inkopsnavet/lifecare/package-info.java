/**
 * Lifecare in (requirements F01, F17; docs/decisions/0025): its lists read by changes, stripped where they enter, stored, and turned into the same
 * canonical events as any other case system's.
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.lifecare;
