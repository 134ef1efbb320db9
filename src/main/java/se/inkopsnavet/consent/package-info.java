/**
 * Consent (samtycke) as a valve: what a person has agreed to, for what and with whom, from any source; effective when the journal has it, and withdrawn at
 * once (flows F02 and F18). Pointers only: the words of a consent stand in the journal.
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.consent;
