package se.inkopsnavet.neighbourhood.mail;

/** One way in which {@link ImapDoor} misbehaves (fault list F24, F26). It is done once, to the next connection that gets that far. */
public sealed interface ImapMischief {

    /** Passes on what the server says one byte at a time, from the moment that the client says a line with that text. */
    record Dribble(String clientSays, long pauseMillis) implements ImapMischief {}

    /** Lets the server do what the client asks for with that text, and closes before the answer. */
    record LoseReply(String clientSays) implements ImapMischief {}

    /** Answers NO to every line with that text, which the server then never sees. */
    record Refuse(String clientSays) implements ImapMischief {}

    /** Takes a word out of what the server says it can do. */
    record Hide(String capability) implements ImapMischief {}
}
