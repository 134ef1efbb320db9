package se.inkopsnavet.transport.mail.smtp;

import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The form that SMTP carries unchanged (RFC 5321 §2.3.7, §4.5.3.1.6): seven-bit lines of at most 998 bytes, each ended by CRLF, without NUL.
 *
 * <p>Anything else would be repaired on the way, and the receiver would not have the bytes that the ledger holds.
 */
final class WireForm {

    private static final int LONGEST_LINE = 998;

    private WireForm() {}

    /** @throws FaultException INTERNAL_ERROR with the line's number */
    static void require(byte[] mail) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < mail.length; i++) {
            byte b = mail[i];
            if (b == '\n') {
                if (i == lineStart || mail[i - 1] != '\r' || i - 1 - lineStart > LONGEST_LINE) {
                    throw broken(line);
                }
                line++;
                lineStart = i + 1;
            } else if (b <= 0 || i > lineStart && mail[i - 1] == '\r') {
                throw broken(line);
            }
        }
        if (mail.length == 0 || lineStart != mail.length) {
            throw broken(line);
        }
    }

    private static FaultException broken(int line) {
        return new FaultException(Fault.INTERNAL_ERROR, "outgoing mail line " + line);
    }
}
