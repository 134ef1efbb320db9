/** How a supplier's lists are read; as the Camel component {@code supplierapi:}. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.supplierapi.poll;
