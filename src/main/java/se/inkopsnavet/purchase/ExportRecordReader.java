package se.inkopsnavet.purchase;

import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.RawRecord;
import se.inkopsnavet.decision.Reading;
import se.inkopsnavet.decision.UnusableRecord;
import se.inkopsnavet.decision.procapita.DecisionTranslator;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.person.EnvironmentGuard;

/** Step 2 for one record of Procapita's export file: the bytes become a decision about a person whom this installation may handle. */
public class ExportRecordReader implements DecisionReader {

    private final PayloadStore payloads;
    private final DecisionTranslator translator;
    private final EnvironmentGuard guard;

    public ExportRecordReader(PayloadStore payloads, DecisionTranslator translator, EnvironmentGuard guard) {
        this.payloads = payloads;
        this.translator = translator;
        this.guard = guard;
    }

    @Override
    public Reading read(Claim claim) {
        byte[] bytes = payloads.read(claim.payloadId());
        FileFormat format = bytes[0] == '<' ? FileFormat.XML : FileFormat.CSV;
        try {
            Decision decision = translator.translate(new RawRecord(claim.position(), format, bytes, null));
            guard.check(decision.client().personId());
            return new Reading.Recorded(decision);
        } catch (UnusableRecord unusable) {
            guard.check(unusable.person());
            throw unusable;
        }
    }
}
