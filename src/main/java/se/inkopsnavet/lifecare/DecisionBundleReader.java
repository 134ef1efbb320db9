package se.inkopsnavet.lifecare;

import java.util.Map;
import java.util.Set;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.KeyedRecord;
import se.inkopsnavet.decision.Reading;
import se.inkopsnavet.decision.UnusableRecord;
import se.inkopsnavet.decision.fields.CanonicalField;
import se.inkopsnavet.decision.fields.CanonicalFields;
import se.inkopsnavet.decision.fields.DecisionFields;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.person.EnvironmentGuard;
import se.inkopsnavet.purchase.DecisionReader;

/** Step 2 for a decision out of Lifecare. Its version is the hub's own count of changes, since the source has none. */
public final class DecisionBundleReader implements DecisionReader {

    private static final Set<String> PERFORMED = Set.of("GRANTED", "CHANGED");

    private final PayloadStore payloads;
    private final Translation translation;
    private final EnvironmentGuard guard;

    DecisionBundleReader(PayloadStore payloads, Translation translation, EnvironmentGuard guard) {
        this.payloads = payloads;
        this.translation = translation;
        this.guard = guard;
    }

    @Override
    public Reading read(Claim claim) {
        Envelope envelope = Envelope.read(payloads.read(claim.payloadId()));
        return switch (envelope.kind()) {
            case PROTECTED -> keyed(envelope, KeyedRecord.Kind.PROTECTED);
            case REMOVED -> keyed(envelope, KeyedRecord.Kind.REMOVED);
            case PRESENT -> new Reading.Recorded(checked(claim, envelope));
            case NOTED -> throw new FaultException(Fault.INTERNAL_ERROR, "a noted record has no message");
        };
    }

    private Decision checked(Claim claim, Envelope envelope) {
        try {
            Decision decision = decision(claim.municipality(), envelope);
            guard.check(decision.client().personId());
            return decision;
        } catch (UnusableRecord unusable) {
            guard.check(unusable.person());
            throw unusable;
        }
    }

    Decision decision(String municipality, Envelope envelope) {
        Map<String, String> mapped = translation.mapped(municipality, envelope);
        CanonicalFields fields = Translation.canonical(mapped);
        fields.put(CanonicalField.DECISION_ID, decisionId(envelope));
        fields.put(CanonicalField.VERSION, Long.toString(envelope.revision()));
        fields.put(CanonicalField.OCCURRED_AT, envelope.seenAt().toString());
        if (!mapped.containsKey("outcome")) {
            fields.refuse(new FaultException(Fault.LIFECARE_CODE_UNKNOWN, "Type"));
        }
        if (!mapped.containsKey("unitId")) {
            unit(envelope, mapped, fields);
        }
        return DecisionFields.build(fields, translation.now());
    }

    /** Nobody performs what was refused or has ended; what was granted waits until somebody does. */
    private static void unit(Envelope envelope, Map<String, String> mapped, CanonicalFields fields) {
        if (!PERFORMED.contains(mapped.get("outcome"))) {
            fields.put(CanonicalField.UNIT_ID, "-");
        } else if (envelope.content().path("executions").isEmpty()) {
            fields.refuse(new FaultException(Fault.UNKNOWN_UNIT, "executions"));
        } else {
            fields.refuse(new FaultException(Fault.LIFECARE_CODE_UNKNOWN, "ProviderUnit"));
        }
    }

    private static Reading keyed(Envelope envelope, KeyedRecord.Kind kind) {
        return new Reading.Keyed(new KeyedRecord(
                envelope.personKey(), decisionId(envelope), envelope.revision(), envelope.seenAt(), kind));
    }

    private static String decisionId(Envelope envelope) {
        return "lifecare " + envelope.id();
    }
}
