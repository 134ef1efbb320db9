package se.inkopsnavet.ledger;

import se.inkopsnavet.fault.Fault;

/** What became of one attempt to deliver. */
public sealed interface Delivery {

    /** The neighbour has it. @param peerReference what the neighbour called it or answered (SMTP reply, final file name), or empty */
    record Delivered(String peerReference) implements Delivery {}

    /** Nothing reached the neighbour, or it said "not now": try again with back-off. */
    record Failed(Fault fault, String place) implements Delivery {}

    /** The neighbour will never take it, or it must not be sent: a person decides. */
    record Refused(Fault fault, String place) implements Delivery {}

    /** The connection broke after bytes were sent: nobody knows. */
    record Unknown(Fault fault, String place) implements Delivery {}
}
