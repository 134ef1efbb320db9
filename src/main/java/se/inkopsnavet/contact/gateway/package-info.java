/** The ways to an SMS gateway: HTTP in two dialects, and SMPP. They do the I/O and say what became of it; they decide nothing. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.contact.gateway;
