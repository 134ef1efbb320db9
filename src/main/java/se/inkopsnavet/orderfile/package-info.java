/**
 * Orders, deliveries and schedules as files and mails (F10, F11): what a supplier reports, as CSV or XML in its folder or in a signed mail, and what the hub
 * asks it, as a sealed file or mail. The formats are described in {@code mappings/order/README.md}.
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.orderfile;
