package se.inkopsnavet.transport.mail.smtp;

/** How far one attempt came. Only at {@link #ACKNOWLEDGEMENT} may the server have the mail without the hub knowing. */
enum SmtpStage {
    CONNECT,
    MAIL,
    RCPT,
    /** DATA was asked for, or its bytes are on their way: without the final dot the server must drop them (RFC 5321 §4.1.1.4). */
    DATA,
    /** The final dot is on its way, or out. */
    ACKNOWLEDGEMENT
}
