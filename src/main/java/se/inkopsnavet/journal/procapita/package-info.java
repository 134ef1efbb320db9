/** Notes by SOAP, by the contract under {@code contracts/journal/} in RIV TA Basic Profile 2.1 style; {@code contract} is generated from it. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.journal.procapita;
