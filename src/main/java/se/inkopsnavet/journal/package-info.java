/**
 * Notes in the person's journal: one port, and a room of its own below it for each journal system. Only facts that belong in the journal are written, never
 * a technical event (requirements S-09); whoever learned a fact from the journal writes nothing back.
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.journal;
