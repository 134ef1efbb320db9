/** A municipality's rules as validated records. Fails closed: what is not decided, not begun or over sends nothing (requirements §8). */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.policy;
