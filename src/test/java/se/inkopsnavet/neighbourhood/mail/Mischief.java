package se.inkopsnavet.neighbourhood.mail;

/** One way in which {@link SmtpSink} misbehaves (fault list F20, F21, F23). */
public sealed interface Mischief {

    /** When it happens. */
    Moment moment();

    /** The moments of a conversation. */
    enum Moment {
        GREETING,
        EHLO,
        STARTTLS,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        /** After the final dot, when the mail is in the record. */
        AFTER_DOT
    }

    /** Answers with that line instead of the good one; after the dot the mail is then not in the record. */
    record Answer(Moment moment, String line) implements Mischief {}

    /** Answers with that line and closes. */
    record AnswerAndClose(Moment moment, String line) implements Mischief {}

    /** Closes without an answer. After the dot the mail is in the record: the reply is lost. */
    record Close(Moment moment) implements Mischief {}

    /** Says nothing more until the client gives up. */
    record Hang(Moment moment) implements Mischief {}

    /** One byte of the reply at a time, each after the given pause. */
    record Dribble(Moment moment, long pauseMillis) implements Mischief {}

    /** Closes when that many bytes of a mail have come. */
    record CutMailAfter(int bytes) implements Mischief {
        @Override
        public Moment moment() {
            return Moment.AFTER_DOT;
        }
    }

    /** Somebody in the middle removes STARTTLS from the offers. */
    record StripStartTls() implements Mischief {
        @Override
        public Moment moment() {
            return Moment.EHLO;
        }
    }
}
