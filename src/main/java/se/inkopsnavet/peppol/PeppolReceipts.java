package se.inkopsnavet.peppol;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.document.Words;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.intake.Receipts;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.mapping.MappingFiles;

/** The operator's answer to a Peppol document: a receipt file with the outcome and every broken rule's code, without anything of what the document says. */
public final class PeppolReceipts {

    private static final String FILE = "peppol/kvittens.yaml";
    private static final String VERSION = "1";

    private final Words words;
    private final FaultCatalogue catalogue;
    private final Outbox outbox;

    private PeppolReceipts(Words words, FaultCatalogue catalogue, Outbox outbox) {
        this.words = words;
        this.catalogue = catalogue;
        this.outbox = outbox;
    }

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION naming the word that is missing */
    public static PeppolReceipts load(MappingFiles mappings, FaultCatalogue catalogue, Outbox outbox) {
        Words words = Words.load(mappings, FILE)
                .with(
                        "rows",
                        Stream.of("version", "file", "municipality", "outcome", "rules", "document", "fault", "rule"))
                .with("weight", Stream.of("error", "warning"));
        return new PeppolReceipts(words, catalogue, outbox);
    }

    /** In the transaction that finishes the message. @param kind null when the document does not even say what it is */
    void answer(Claim claim, @Nullable DocumentKind kind, Outcome outcome, List<RuleHit> broken) {
        send(claim, text(claim, kind, outcome, broken));
    }

    private String text(Claim claim, @Nullable DocumentKind kind, Outcome outcome, List<RuleHit> broken) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                // Our rows begin with #, and nobody reads them as comments: no quotes around it.
                .commentCharacter('\0')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
        csv.writeRecord(row("version"), VERSION);
        csv.writeRecord(row("file"), claim.name() == null ? "" : claim.name());
        csv.writeRecord(row("municipality"), claim.municipality());
        if (kind != null) {
            csv.writeRecord(row("document"), kind.name());
            csv.writeRecord(row("rules"), Release.vesid(kind));
        }
        csv.writeRecord(row("outcome"), catalogue.word(outcome.state().name()));
        if (outcome.fault() != null) {
            csv.writeRecord(
                    row("fault"),
                    outcome.fault().code(),
                    catalogue.of(outcome.fault()).text(),
                    outcome.place() == null ? "" : outcome.place());
        }
        broken.forEach(
                hit -> csv.writeRecord(row("rule"), words.of("weight", hit.error() ? "error" : "warning"), hit.code()));
        try {
            csv.flush();
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to write", e);
        }
        return text.toString();
    }

    private String row(String name) {
        return words.of("rows", name);
    }

    /** Named by the message, so that a repeated answer is the same file. */
    private void send(Claim claim, String text) {
        outbox.enqueue(new Outgoing(
                DerivedId.of("receipt", claim.messageId()),
                Receipts.FLOW,
                claim.municipality(),
                claim.municipality() + "/receipts",
                "kvittens_" + claim.messageId() + ".csv",
                text.getBytes(StandardCharsets.UTF_8),
                null,
                null));
    }
}
