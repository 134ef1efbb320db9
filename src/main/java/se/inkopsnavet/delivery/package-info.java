/**
 * The day of the delivery (flows F12 and F13): what the driver reports, whom it concerns, and what happens at a closed door as that municipality's policy
 * says it. Journal and units learn of deviations; the driver learns nothing from here.
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.delivery;
