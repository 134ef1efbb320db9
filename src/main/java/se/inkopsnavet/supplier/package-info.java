/** The suppliers' profiles: how a customer list reaches each of them, and how sure it must be of whom it reaches. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.supplier;
