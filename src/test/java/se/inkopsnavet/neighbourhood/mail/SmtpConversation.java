package se.inkopsnavet.neighbourhood.mail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.neighbourhood.mail.Mischief.Moment;

/** One client's conversation with {@link SmtpSink}. */
final class SmtpConversation {

    private final SmtpSink.SmtpHouse house;
    private final Function<Moment, Optional<Mischief>> mischief;
    private final Consumer<String> commands;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean encrypted;
    private boolean loggedIn;
    private boolean stripped;
    private String sender = "";
    private String recipient = "";

    SmtpConversation(
            Socket socket,
            SmtpSink.SmtpHouse house,
            Function<Moment, Optional<Mischief>> mischief,
            Consumer<String> commands)
            throws IOException {
        this.house = house;
        this.mischief = mischief;
        this.commands = commands;
        use(socket);
    }

    void run() throws IOException {
        if (house.fromStart()) {
            encrypt();
        }
        say(Moment.GREETING, "220 granne.example ESMTP");
        String line = readLine();
        while (line != null && !line.equalsIgnoreCase("QUIT")) {
            commands.accept(line.startsWith("AUTH") ? "AUTH ***" : line);
            answer(line);
            line = readLine();
        }
    }

    private void answer(String line) throws IOException {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO" -> greet();
            case "STARTTLS" -> {
                say(Moment.STARTTLS, "220 2.0.0 Ready");
                encrypt();
            }
            case "AUTH" -> login(line);
            case "MAIL" -> {
                if (stripped || loggedIn) {
                    sender = address(line);
                    say(Moment.MAIL, "250 2.1.0 Ok");
                } else {
                    reply("530 5.7.0 Log in first");
                }
            }
            case "RCPT" -> {
                recipient = address(line);
                say(Moment.RCPT, "250 2.1.5 Ok");
            }
            case "DATA" -> {
                if (say(Moment.DATA, "354 Go on")) {
                    receive();
                }
            }
            case "RSET", "NOOP" -> reply("250 2.0.0 Ok");
            default -> reply("500 5.5.2 What?");
        }
    }

    private void greet() throws IOException {
        boolean offer = !encrypted;
        if (offer && mischief.apply(Moment.EHLO).isPresent()) {
            stripped = true;
            offer = false;
        }
        reply("250-granne.example\r\n250-DSN\r\n250-8BITMIME\r\n250-AUTH PLAIN LOGIN\r\n"
                + (offer ? "250-STARTTLS\r\n" : "")
                + "250 SIZE 50000000");
    }

    private void login(String line) throws IOException {
        if (line.equalsIgnoreCase("AUTH LOGIN")) {
            reply("334 VXNlcm5hbWU6");
            readLine();
            reply("334 UGFzc3dvcmQ6");
            readLine();
        } else if (line.split(" ").length < 3) {
            reply("334 ");
            readLine();
        }
        loggedIn = say(Moment.AUTH, "235 2.7.0 Welcome");
    }

    private void receive() throws IOException {
        Mischief plan = mischief.apply(Moment.AFTER_DOT).orElse(null);
        int most = plan instanceof Mischief.CutMailAfter cut ? cut.bytes() : Integer.MAX_VALUE;
        byte[] mail = readMail(most);
        boolean refused = plan instanceof Mischief.Answer || plan instanceof Mischief.AnswerAndClose;
        if (!refused) {
            house.record().append(sender, recipient, mail, encrypted);
            house.delivered().accept(recipient, mail);
        }
        act(plan, "250 2.0.0 Ok: queued as 4Z" + Integer.toHexString(mail.length));
    }

    /** Undoes dot-stuffing; keeps everything else. */
    private byte[] readMail(int most) throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream(32 * 1024);
        boolean lineStart = true;
        int read = 0;
        while (true) {
            int b = readByte(++read, most);
            if (lineStart && b == '.') {
                b = readByte(++read, most);
                if (b == '\r') {
                    readByte(++read, most);
                    return mail.toByteArray();
                }
            }
            mail.write(b);
            lineStart = b == '\n';
        }
    }

    private int readByte(int number, int most) throws IOException {
        int b = number > most ? -1 : in.read();
        if (b < 0) {
            throw new EOFException("mail ended early");
        }
        return b;
    }

    /** Answers well unless mischief is due; tells whether it answered well. */
    private boolean say(Moment moment, String good) throws IOException {
        return act(mischief.apply(moment).orElse(null), good);
    }

    private boolean act(@Nullable Mischief due, String good) throws IOException {
        if (due instanceof Mischief.Answer bad) {
            reply(bad.line());
            return false;
        } else if (due instanceof Mischief.AnswerAndClose bad) {
            reply(bad.line());
            throw new EOFException("closed on purpose");
        } else if (due instanceof Mischief.Close) {
            throw new EOFException("closed on purpose");
        } else if (due instanceof Mischief.Hang) {
            while (in.read() >= 0) {
                // Until the client gives up.
            }
            throw new EOFException("client gave up");
        } else if (due instanceof Mischief.Dribble slow) {
            for (byte b : (good + "\r\n").getBytes(StandardCharsets.US_ASCII)) {
                LockSupport.parkNanos(slow.pauseMillis() * 1_000_000);
                out.write(b);
                out.flush();
            }
            return true;
        }
        reply(good);
        return true;
    }

    private void reply(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int b = in.read();
        while (b >= 0 && b != '\n') {
            if (b != '\r') {
                line.append((char) b);
            }
            b = in.read();
        }
        return b < 0 ? null : line.toString();
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private void encrypt() throws IOException {
        SSLSocket secured = (SSLSocket) house.tls()
                .getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostName(), socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        encrypted = true;
        use(secured);
    }

    private void use(Socket next) throws IOException {
        socket = next;
        in = new BufferedInputStream(next.getInputStream(), 16 * 1024);
        out = new BufferedOutputStream(next.getOutputStream());
    }
}
