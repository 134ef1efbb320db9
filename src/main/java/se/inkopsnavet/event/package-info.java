/**
 * What happens to a person outside the decisions: the canonical events that every case system's adapter produces and that other rooms act on
 * (requirements §6). Pure records; how they come and who takes them is said by the adapter and by the rooms.
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.event;
