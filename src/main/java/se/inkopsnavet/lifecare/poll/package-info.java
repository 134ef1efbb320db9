/** How Lifecare is read: windows, pages, what belongs together, and the reconciliation; as the Camel component {@code lifecare:}. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.lifecare.poll;
