/**
 * The food guard (matsäkerhetsvakten, requirements §11 item 1): one rule over what the calendar, the orders and the deliveries record. Each ISO week has food,
 * planned and then fulfilled, or a recorded reason; and nobody is without for long without somebody being told.
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.foodguard;
