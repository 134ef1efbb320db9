package se.inkopsnavet.policy;

import static se.inkopsnavet.yaml.Shape.duration;
import static se.inkopsnavet.yaml.Shape.key;
import static se.inkopsnavet.yaml.Shape.listOf;
import static se.inkopsnavet.yaml.Shape.matching;
import static se.inkopsnavet.yaml.Shape.oneOf;
import static se.inkopsnavet.yaml.Shape.section;
import static se.inkopsnavet.yaml.Shape.text;

import se.inkopsnavet.yaml.Shape;

/** The keys of a policy profile about SMS. */
final class SmsShape {

    private static final Shape.Scalar PHONE = text(30);

    private SmsShape() {}

    static Shape sms() {
        return section(
                key("gateway", oneOf(SmsPolicy.Gateway.class)),
                key(
                        "sender",
                        matching(
                                "[A-Za-z][A-Za-z0-9]{2,10}|\\+46[0-9]{7,10}",
                                "3–11 bokstäver a–z och siffror, eller ett nummer som +46…")),
                key("alternativeAfter", duration()),
                key("receiptWithin", duration()),
                key("onCallMailbox", PolicyShape.MAILBOX),
                key(
                        "units",
                        listOf(section(
                                key("unitId", PolicyShape.ID), key("phones", listOf(PHONE)), key("manager", PHONE)))));
    }
}
