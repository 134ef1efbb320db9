/**
 * Orders, deliveries and schedules by a supplier's own interface (flows F10 and F11): our contract is {@code contracts/supplier/supplier-api-1.0.yaml}. What
 * the supplier tells, asked or not, is strained, stored, translated by {@code mappings/order/rest-*.jsonata} and handed to {@code trade.Reports}; what the
 * hub wants goes out under an {@code Idempotency-Key}.
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.supplierapi;
