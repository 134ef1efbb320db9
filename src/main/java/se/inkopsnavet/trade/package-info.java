/**
 * What the hub and a supplier tell each other about orders and deliveries: canonical records that every channel's adapter produces or takes, and the
 * ports between the adapters and the rooms that act (requirements §6). Goods lines have no place here: they are dropped where they enter.
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.trade;
