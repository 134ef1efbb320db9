package se.inkopsnavet.contact;

import java.time.Instant;
import java.util.UUID;
import se.inkopsnavet.ledger.DerivedId;

/**
 * A text that somebody has asked for, as it is kept.
 *
 * @param id follows from what was asked
 * @param caseRef or the unit, of a text that is about nobody
 * @param body as it is sent; empty when it could not be written
 */
record AskedText(
        UUID id,
        String municipality,
        String caseRef,
        String template,
        Text.Audience audience,
        String body,
        Instant usefulUntil,
        State state) {

    enum State {
        UNDER_WAY,
        ARRIVED,
        /** A person has it, by mail or as a telephone task. */
        HANDED_OVER,
        /** To nobody: the person is dead or may be protected, or somebody has got it another way. */
        NOTHING
    }

    static AskedText of(Text text, String body) {
        return new AskedText(
                DerivedId.of(
                        "sms-text",
                        text.municipality(),
                        text.caseRef(),
                        text.template(),
                        text.audience(),
                        text.occurrence()),
                text.municipality(),
                text.caseRef(),
                text.template(),
                text.audience(),
                body,
                text.usefulUntil(),
                State.UNDER_WAY);
    }

    /** The message to one of its telephones: always the same one. */
    UUID messageTo(String place) {
        return DerivedId.of("sms", id, place);
    }
}
