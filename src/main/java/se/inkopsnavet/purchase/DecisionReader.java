package se.inkopsnavet.purchase;

import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.RawRecord;
import se.inkopsnavet.decision.UnusableRecord;
import se.inkopsnavet.decision.procapita.DecisionTranslator;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.person.EnvironmentGuard;

/** Step 2 for one stored record: the bytes become a decision about a person whom this installation may handle. */
public class DecisionReader {

    private final PayloadStore payloads;
    private final DecisionTranslator translator;
    private final EnvironmentGuard guard;

    public DecisionReader(PayloadStore payloads, DecisionTranslator translator, EnvironmentGuard guard) {
        this.payloads = payloads;
        this.translator = translator;
        this.guard = guard;
    }

    /** @throws se.inkopsnavet.fault.FaultException whatever is wrong with the record; an {@link UnusableRecord} when it says whom it concerns */
    Decision read(Claim claim) {
        byte[] bytes = payloads.read(claim.payloadId());
        FileFormat format = bytes[0] == '<' ? FileFormat.XML : FileFormat.CSV;
        try {
            Decision decision = translator.translate(new RawRecord(claim.position(), format, bytes, null));
            guard.check(decision.client().personId());
            return decision;
        } catch (UnusableRecord unusable) {
            guard.check(unusable.person());
            throw unusable;
        }
    }
}
