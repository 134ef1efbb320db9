/**
 * Consents that staff write in a journal which can list its notes (flow F02 source a): read under the one agreed headline, stored, and decided by the flow CONSENT. How
 * far a journal has been read stands in the hub's database. Lifecare's notes come with the rest of Lifecare (package {@code lifecare}).
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.consentnotes;
