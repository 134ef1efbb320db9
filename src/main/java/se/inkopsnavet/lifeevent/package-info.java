/**
 * Life events (livshändelser, flow F17): protection, death, moves, names, absence. They dominate whatever is older, take back what is queued, and tell those
 * whom the flow names; a supplier learns that an account has ended, and never why.
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.lifeevent;
