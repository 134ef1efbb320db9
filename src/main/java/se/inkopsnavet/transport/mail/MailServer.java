package se.inkopsnavet.transport.mail;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A mail server and how the hub logs in to it.
 *
 * @param host its certificate must be issued for this name
 * @param login null when the server knows the hub by its address
 * @param tls whose certificates are trusted
 */
public record MailServer(
        String host,
        int port,
        MailSecurity security,
        @Nullable MailLogin login,
        SSLContext tls,
        MailTimeouts timeouts) {

    public @Nullable String username() {
        return login == null ? null : login.username();
    }

    public @Nullable String password() {
        return login == null ? null : login.password();
    }

    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + "]";
    }
}
