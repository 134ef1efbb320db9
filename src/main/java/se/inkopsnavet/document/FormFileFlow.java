package se.inkopsnavet.document;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.intake.Receipts;
import se.inkopsnavet.intake.WholeFile;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.Sha256;

/** A file of forms: verified, cut into documents that are decided one by one, and answered with a receipt when the last one is. */
public final class FormFileFlow implements InboundFlow {

    private static final Duration WHILE_FORMS_ARE_DECIDED = Duration.ofMillis(500);

    private final Kind kind;
    private final FormFile file;
    private final PayloadStore payloads;
    private final Parts parts;
    private final WholeFile whole;
    private final BlindIndex index;
    private final TransactionTemplate transaction;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public FormFileFlow(
            Kind kind,
            FormFile file,
            PayloadStore payloads,
            Parts parts,
            Messages messages,
            BusinessKeys keys,
            BlindIndex index,
            Receipts receipts,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.kind = kind;
        this.file = file;
        this.payloads = payloads;
        this.parts = parts;
        this.whole = new WholeFile(parts, messages, payloads, keys, index, receipts, transaction);
        this.index = index;
        this.transaction = transaction;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    /**
     * @param name of this flow
     * @param forms the flow that decides one form
     * @param label what keyed hashes of this kind of form are made under
     */
    public record Kind(String name, String forms, String label) {}

    @Override
    public String name() {
        return kind.name();
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        if (!parts.areComplete(claim.messageId())) {
            Optional<Outcome> stopped = take(claim);
            if (stopped.isPresent()) {
                log.decided(claim, stopped.get());
                return Optional.empty();
            }
            checkpoint.reached("forms-split-committed");
        }
        if (parts.arePending(claim.messageId())) {
            return Optional.of(WHILE_FORMS_ARE_DECIDED);
        }
        answer(claim);
        return Optional.empty();
    }

    /** @return how the message ended, when it is a repeat or refused as a whole */
    private Optional<Outcome> take(Claim claim) {
        List<FormFile.Filled> forms;
        String sha256;
        try {
            byte[] bytes = payloads.read(claim.payloadId());
            sha256 = Sha256.hex(bytes);
            forms = file.read(bytes, claim.municipality());
        } catch (FaultException refused) {
            return Optional.of(whole.refused(claim, refused));
        }
        return transaction.execute(status -> {
            Optional<Outcome> repeated = whole.repeated(claim, kind.name(), kind.label() + "-file", sha256);
            if (repeated.isEmpty()) {
                parts.add(
                        claim.messageId(),
                        kind.forms(),
                        claim.municipality(),
                        forms.stream().map(form -> part(claim, form)).toList());
                parts.complete(claim.messageId());
            }
            return repeated;
        });
    }

    private Parts.Part part(Claim claim, FormFile.Filled form) {
        String digits = form.person().replaceAll("\\D", "");
        byte[] orderKey = digits.isEmpty() ? null : index.of(kind.label() + "-order", claim.municipality(), digits);
        return new Parts.Part(form.number(), form.document(), orderKey);
    }

    private void answer(Claim claim) {
        Outcome outcome = whole.decided(claim);
        checkpoint.reached("forms-answer-committed");
        log.decided(claim, outcome);
    }
}
