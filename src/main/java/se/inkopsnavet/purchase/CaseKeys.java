package se.inkopsnavet.purchase;

import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.privacy.BlindIndex;
import tools.jackson.databind.json.JsonMapper;

/** The keyed hashes by which people and decisions are found again without being stored in clear. */
public class CaseKeys {

    private final BlindIndex index;
    private final JsonMapper json;

    public CaseKeys(BlindIndex index, JsonMapper json) {
        this.index = index;
        this.json = json;
    }

    public byte[] person(String municipality, PersonId person) {
        return index.of("person", municipality, person.digits());
    }

    /** The case system's decision id may itself hold a personnummer, and is therefore hashed like one. */
    byte[] decision(String municipality, Decision decision) {
        return decision(municipality, decision.decisionId());
    }

    byte[] decision(String municipality, String decisionId) {
        return index.of("decision", municipality, decisionId);
    }

    byte[] decisionVersion(String municipality, Decision decision) {
        return index.of("decision-version", municipality, decision.version() + "|" + decision.decisionId());
    }

    /** Over the canonical content, so that the same decision as XML and as CSV is the same. */
    byte[] content(String municipality, Decision decision) {
        return index.of("decision-content", municipality, json.writeValueAsBytes(decision));
    }
}
