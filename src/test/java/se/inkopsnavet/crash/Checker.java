package se.inkopsnavet.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;
import se.inkopsnavet.demo.data.SyntheticExport;

/**
 * Compares what the neighbours recorded with what went in (reliability.md §1.4). A program of its own: it reads records and the database, and never
 * talks to a hub. Argument: the folder of a run, whose {@code checker.properties} name the database, the seed, the day and how many decisions went in.
 * Exit value 0 when nothing was lost, doubled, altered or left lying, 1 otherwise.
 */
public final class Checker {

    private static final int SHOWN = 40;

    private Checker() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Properties run = new Properties();
        try (InputStream in = Files.newInputStream(folder.resolve("checker.properties"))) {
            run.load(in);
        }
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(run.getProperty("database"));
        SyntheticExport export =
                new SyntheticExport(Long.parseLong(run.getProperty("seed")), LocalDate.parse(run.getProperty("day")));
        Evidence evidence =
                new EvidenceReader(folder, database, export, Integer.parseInt(run.getProperty("messages"))).read();
        System.exit(judge(evidence, System.out));
    }

    static int judge(Evidence evidence, PrintStream out) {
        Figures figures = Figures.of(evidence);
        List<String> findings = Findings.of(evidence);
        out.println(figures.text());
        findings.stream().limit(SHOWN).forEach(finding -> out.println("  WRONG: " + finding));
        if (findings.size() > SHOWN) {
            out.println("  ... and " + (findings.size() - SHOWN) + " more");
        }
        out.println(
                findings.isEmpty() ? "checker: all invariants hold" : "checker: " + findings.size() + " differences");
        return findings.isEmpty() ? 0 : 1;
    }
}
