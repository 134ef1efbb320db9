package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import se.inkopsnavet.neighbourhood.RunningHub;
import se.inkopsnavet.neighbourhood.Town;

/** Everything that a scene leaves where somebody could read it: tables, metrics, mails, file names, files and the supplier's lists. */
record Traces(Town town, RunningHub hub, Ledger ledger, SupplierDesk desk) {

    String everything() {
        return String.join("\n", ledger.dump(), metrics(), mails(), files(), desk.everything());
    }

    /** As it stands, or as the bytes of a column would show it. */
    boolean finds(String haystack, String needle) {
        return haystack.contains(needle) || haystack.contains(HexFormat.of().formatHex(needle.getBytes(UTF_8)));
    }

    String metrics() {
        String port = hub.bean(Environment.class).getProperty("local.management.port");
        HttpRequest scrape = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(scrape, BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Headers and texts of every mail that the hub sent; what is encrypted stays so. */
    String mails() {
        StringBuilder all = new StringBuilder();
        for (var entry : town.mail().record().entries()) {
            byte[] raw = town.mail().record().raw(entry);
            all.append(new String(raw, UTF_8)).append('\n').append(text(raw)).append('\n');
        }
        return all.toString();
    }

    /** Names of all files on the SFTP server, contents of those that the hub wrote. */
    String files() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> tree = Files.walk(town.procapita().home())) {
            for (Path file : tree.toList()) {
                all.append(file).append('\n');
                if (file.getParent().endsWith("kvittens")) {
                    all.append(Files.readString(file)).append('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    private static String text(byte[] raw) {
        try {
            return text(new MimeMessage((Session) null, new ByteArrayInputStream(raw)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Part part) throws IOException, MessagingException {
        if (part.getContent() instanceof Multipart parts) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart each = parts.getBodyPart(i);
                all.append(text(each)).append('\n');
            }
            return all.toString();
        }
        return part.getContent() instanceof String string ? string : "";
    }
}
