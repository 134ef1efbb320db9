package se.inkopsnavet.transport.mail;

/** What the hub says to log in to a mail server. */
public record MailLogin(String username, String password) {

    @Override
    public String toString() {
        return "MailLogin[***]";
    }
}
