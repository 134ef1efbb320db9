package se.inkopsnavet.intake;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import se.inkopsnavet.decision.procapita.ReceiptFile;
import se.inkopsnavet.decision.procapita.ReceiptHeader;
import se.inkopsnavet.decision.procapita.ReceiptLine;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.ledger.Parts.PartResult;

/** The answer to a file, as a rule the case system's export: a receipt file that says what became of every record, without personal data. */
public class Receipts {

    public static final String FLOW = "RECEIPT_FILE";

    private final ReceiptFile format;
    private final FaultCatalogue catalogue;
    private final Outbox outbox;
    private final Function<Claim, String> channel;

    public Receipts(ReceiptFile format, FaultCatalogue catalogue, Outbox outbox) {
        this(format, catalogue, outbox, claim -> claim.municipality() + "/receipts");
    }

    private Receipts(ReceiptFile format, FaultCatalogue catalogue, Outbox outbox, Function<Claim, String> channel) {
        this.format = format;
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.channel = channel;
    }

    /** The same receipts for files of somebody else's. @param other the channel back to whoever left the file */
    public Receipts by(Function<Claim, String> other) {
        return new Receipts(format, catalogue, outbox, other);
    }

    /** @param results gone through twice and held by nobody: there may be a million */
    public void taken(Claim claim, Iterable<PartResult> results) {
        Iterable<ReceiptLine> lines = () -> StreamSupport.stream(results.spliterator(), false)
                .map(this::line)
                .iterator();
        send(claim, out -> format.write(out, header(claim), lines));
    }

    public void refused(Claim claim, FaultException refusal) {
        send(
                claim,
                out -> format.writeRefusal(
                        out,
                        header(claim),
                        refusal,
                        catalogue.of(refusal.fault()).text()));
    }

    /** @param earlier the name of the file that had the same content */
    public void repeated(Claim claim, String earlier) {
        send(claim, out -> format.writeRepeat(out, header(claim), earlier));
    }

    private ReceiptLine line(PartResult result) {
        String code =
                result.fault() == null ? "" : Fault.valueOf(result.fault()).code();
        String text = result.fault() == null
                ? ""
                : catalogue.of(Fault.valueOf(result.fault())).text();
        return new ReceiptLine(
                result.position(),
                result.caseRef(),
                catalogue.word(result.state().name()),
                code,
                text);
    }

    private void send(Claim claim, Content content) {
        // Named by the message, so that a repeated answer is the same file.
        UUID id = DerivedId.of("receipt", claim.messageId());
        Outgoing receipt = new Outgoing(
                id,
                FLOW,
                claim.municipality(),
                channel.apply(claim),
                "kvittens_" + claim.messageId() + ".csv",
                null,
                null,
                null);
        outbox.enqueue(receipt, out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            content.write(text);
            text.flush();
        });
    }

    private static ReceiptHeader header(Claim claim) {
        return new ReceiptHeader(claim.name() == null ? "" : claim.name(), claim.municipality());
    }

    @FunctionalInterface
    private interface Content {
        void write(Writer out) throws IOException;
    }
}
