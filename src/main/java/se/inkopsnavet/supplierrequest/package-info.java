/**
 * What the hub asks a supplier about an order: asked once, stored once with the way it goes, kept at the door by the same gates and useful for as long
 * whichever way that is, and told to somebody when it does not arrive. A {@link se.inkopsnavet.supplierrequest.Carrier} only knows how to say it.
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.supplierrequest;
