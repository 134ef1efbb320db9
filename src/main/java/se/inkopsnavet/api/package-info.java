/**
 * The door at which the municipality's other systems hand in consents: REST and SOAP over TLS, on a port of its own. It translates nothing that it can leave
 * to the flow, and decides only who may hand in what (docs/decisions/0033).
 */
package se.inkopsnavet.api;
