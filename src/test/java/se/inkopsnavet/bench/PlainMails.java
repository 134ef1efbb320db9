package se.inkopsnavet.bench;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.demo.data.SyntheticExport;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.mail.MailNeighbour;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.CertificateCheck;
import se.inkopsnavet.securemail.Letter;
import se.inkopsnavet.securemail.Pin;
import se.inkopsnavet.securemail.Recipient;
import se.inkopsnavet.securemail.RevocationRule;
import se.inkopsnavet.securemail.SealedMail;
import se.inkopsnavet.securemail.SmimeSealer;
import se.inkopsnavet.securemail.Trust;
import se.inkopsnavet.transport.mail.MailLogin;
import se.inkopsnavet.transport.mail.MailSecurity;
import se.inkopsnavet.transport.mail.MailServer;
import se.inkopsnavet.transport.mail.MailSessions;
import se.inkopsnavet.transport.mail.MailTimeouts;
import se.inkopsnavet.transport.mail.SocketWatch;

/**
 * The yardstick: what a short program needs on the same machine, with the same database and mail server, for rows of the same file. Each row is stored, its
 * workbook sealed as the hub seals it and stored, sent over SMTP, and each step committed. No rules, gates, order, retries, receipts or encryption of what is stored.
 */
final class PlainMails implements AutoCloseable {

    /** As many as the hub sends at once to a mail server. */
    private static final int THREADS = 4;

    private static final String TABLE =
            "create table plain_mail (id uuid primary key, row text not null, state text not null, sealed bytea)";

    private final Town town;
    private final SmimeSealer sealer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    PlainMails(Town town) {
        this.town = town;
        Trust trust = new Trust(
                Set.of(town.authority().certificate()),
                List.of(),
                List.of(town.authority().crl(Instant.now())),
                RevocationRule.hardFail(Duration.ofDays(3)));
        CertificateCheck check = new CertificateCheck(trust);
        Pin pin = new Pin(town.supplierKeys().own().fingerprint(), Town.SUPPLIER_MAILBOX);
        this.sealer = new SmimeSealer(
                town.hubKey(), Recipient.of(pin, town.supplierKeys().own().certificate()), () -> check);
    }

    /** Half as many first, which are not measured. */
    String measure(int mails) throws Exception {
        String[] lines = lines(mails + mails / 2);
        try (Connection connection = town.database().superuser().getConnection()) {
            connection.createStatement().execute(TABLE);
        }
        send(Stream.of(lines).limit(mails / 2).toList());
        Instant begun = Instant.now();
        send(Stream.of(lines).skip(mails / 2).toList());
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        try (Connection connection = town.database().superuser().getConnection()) {
            connection.createStatement().execute("drop table plain_mail");
        }
        return "plain Java               %.0f mails/s, %d threads".formatted(mails / seconds, THREADS);
    }

    private static String[] lines(int number) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new SyntheticExport(7, LocalDate.now()).write(FileFormat.CSV, file, 1, number);
        return file.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.chars().filter(c -> c == ';').count() > 5)
                .skip(1)
                .toArray(String[]::new);
    }

    private void send(List<String> lines) {
        BlockingQueue<String> waiting = new LinkedBlockingQueue<>(lines);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Stream.generate(() -> CompletableFuture.runAsync(() -> work(waiting), threads))
                    .limit(THREADS)
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }

    private void work(BlockingQueue<String> waiting) {
        MailServer server = server();
        Session session = MailSessions.open(server, "smtp", new SocketWatch(), clock);
        try (Connection connection = town.database().superuser().getConnection();
                Transport smtp = session.getTransport("smtp")) {
            smtp.connect(server.host(), server.port(), server.username(), server.password());
            for (String line = waiting.poll(); line != null; line = waiting.poll()) {
                one(line, connection, session, smtp);
            }
        } catch (SQLException | MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private MailServer server() {
        return new MailServer(
                "localhost",
                town.mail().smtp().port(),
                MailSecurity.STARTTLS,
                new MailLogin(Town.HUB_MAILBOX, MailNeighbour.PASSWORD),
                town.clientTls(),
                MailTimeouts.USUAL);
    }

    private void one(String line, Connection connection, Session session, Transport smtp)
            throws SQLException, MessagingException, IOException {
        UUID id = UUID.randomUUID();
        write(connection, "insert into plain_mail (id, row, state) values (?, ?, 'RECEIVED')", id, line);
        SealedMail mail = sealer.seal(letter(id, line.split(";", -1)), Instant.now());
        write(connection, "update plain_mail set sealed = ?, state = 'SENDING' where id = ?", mail.bytes(), id);
        MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail.bytes()));
        smtp.sendMessage(message, InternetAddress.parse(Town.SUPPLIER_MAILBOX));
        write(connection, "update plain_mail set state = 'SENT' where id = ?", id);
    }

    private static void write(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static Letter letter(UUID id, String[] cells) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(file, "Inkopsnavet", "1.0");
        try (Worksheet sheet = workbook.newWorksheet("Kundlista")) {
            for (int column = 0; column < cells.length; column++) {
                sheet.inlineString(0, column, cells[column]);
            }
        }
        workbook.finish();
        return new Letter(
                Town.HUB_MAILBOX,
                Town.SUPPLIER_MAILBOX,
                "Kundlista",
                Instant.now(),
                "<" + id + "@exempelkommun.example>",
                "Kundlistan bifogas.\n",
                List.of(new Attachment(
                        "lista.xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        file.toByteArray())));
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
