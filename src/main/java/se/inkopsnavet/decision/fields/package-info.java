/** From the flat fields that a mapping gives to the canonical decision: the same way for every case system and every format. */
package se.inkopsnavet.decision.fields;
