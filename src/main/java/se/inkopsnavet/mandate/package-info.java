/**
 * Who may act for a person, in what, and until when (ställföreträdarskap, flow F03). The rules are pure; what is stored about a mandate is encrypted and
 * found by the person's key.
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.mandate;
