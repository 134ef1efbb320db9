/** Orders (beställningar, flow F10): what the suppliers report of them, in time or late, and who is told when one is missing. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.order;
