package se.inkopsnavet.contact.gateway;

import se.inkopsnavet.contact.ReceiptReport;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Delivery;

/** Whoever brings SMS to telephones. Never throws for a fault of the gateway's. */
public interface SmsGateway {

    /** @return Delivered with what the gateway calls it, only when it has said so itself; Unknown when bytes left and nobody knows */
    Delivery send(Sms sms);

    /** @throws FaultException SMS_RECEIPT_UNREADABLE */
    ReceiptReport receipt(byte[] body);
}
