package se.inkopsnavet.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Marks;
import se.inkopsnavet.privacy.Sha256;

/** {@code --recognise=<file>}: which message has these very bytes, wherever the file was found and whatever it is called. Only the hub can tell (docs/decisions/0078). */
public class Recogniser {

    private static final String SAME =
            "select m.municipality || ';' || m.id || ';' || case m.direction when 'I' then 'in' else 'ut' end || ';' || m.flow || ';' || m.state"
                    + " from message m left join receipt r on r.id = m.receipt_id where m.municipality = :municipality"
                    + " and (coalesce(m.content_mark, m.sha256) = any(:marks)"
                    + " or coalesce(r.content_mark, r.content_sha256) = any(:marks)) order by m.seq";

    private final JdbcClient jdbc;
    private final Marks marks;

    public Recogniser(JdbcClient jdbc, Marks marks) {
        this.jdbc = jdbc;
        this.marks = marks;
    }

    /** @return whether there is such a message */
    public boolean print(Path file, PrintStream out) {
        String sha256;
        try (InputStream bytes = Files.newInputStream(file)) {
            sha256 = Sha256.hex(bytes);
        } catch (IOException e) {
            // Its message is the file's name, which may be anybody's.
            out.println("Nej. Filen finns inte, eller går inte att läsa.");
            return false;
        }
        List<String> same =
                jdbc.sql("select distinct municipality from message order by 1").query(String.class).list().stream()
                        .flatMap(municipality -> same(municipality, sha256).stream())
                        .toList();
        if (same.isEmpty()) {
            out.println(
                    "Nej. Navet har inte tagit emot eller skickat just de byten. En fil som är dekrypterad, uppackad"
                            + " eller sparad ur ett mejlprogram har andra byten än det som gick.");
        } else {
            out.println("kommun;meddelande;riktning;flöde;tillstånd");
            same.forEach(out::println);
        }
        return !same.isEmpty();
    }

    private List<String> same(String municipality, String sha256) {
        return jdbc.sql(SAME)
                .param("municipality", municipality)
                .param("marks", marks.possibleContents(municipality, sha256).toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
