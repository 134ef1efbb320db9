package se.inkopsnavet.contact.gateway;

import se.inkopsnavet.contact.ReceiptReport;
import se.inkopsnavet.ledger.Delivery;

/** How one kind of HTTP gateway writes. */
interface Dialect {

    String contentType();

    byte[] request(Sms sms, HttpSettings settings);

    /** What a 2xx answer says; success only when the body says so. */
    Delivery answer(byte[] body);

    ReceiptReport receipt(byte[] body);
}
