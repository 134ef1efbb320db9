package se.inkopsnavet.api;

import java.util.UUID;

/** Consents as a system writes them. */
final class Given {

    static final String PERSON = "18900101-9802";

    private Given() {}

    static String consent() {
        return consent(UUID.randomUUID().toString());
    }

    static String consent(String id) {
        return """
                {"schema":"1","type":"RECORDED","id":"%s","municipality":"exempelkommun","person":"%s",
                 "purposes":["DISCLOSE_TO_SUPPLIER"],"recipient":{"type":"SUPPLIER","id":"livs"},
                 "givenBy":{"role":"CLIENT"},"method":"ORAL","givenAt":"2026-11-25T10:12:00+01:00",
                 "obtainedBy":{"staffId":"4711","title":"undersköterska"},"source":{"kind":"API"},
                 "remark":"Vill helst bli uppringd på förmiddagen, säger Åsa."}
                """.formatted(id, PERSON);
    }

    static String withdrawal(String purpose) {
        return """
                {"schema":"1","type":"WITHDRAWN","id":"%s","municipality":"exempelkommun","person":"%s",
                 "purposes":["%s"],"givenBy":{"role":"CLIENT"},"method":"ORAL","withdrawnAt":"2026-11-26T10:12:00+01:00",
                 "obtainedBy":{"staffId":"4711"},"source":{"kind":"API"}}
                """.formatted(UUID.randomUUID(), PERSON, purpose);
    }
}
