/** The calls to a supplier's interface: no redirect, no repeated POST, an end in bytes and time, a limit on how often, and a rest when it fails. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.supplierapi.http;
