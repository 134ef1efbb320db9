/** Complaints (reklamationer, flow F16): what was wrong with a delivery, told to the supplier, chased until it is answered, and followed to its refund. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.complaint;
