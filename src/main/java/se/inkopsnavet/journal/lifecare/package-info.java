/** Notes by Lifecare's REST interface, which can create a note and nothing else: what is not surely absent is never sent again. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.journal.lifecare;
