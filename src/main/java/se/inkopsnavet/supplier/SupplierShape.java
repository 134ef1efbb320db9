package se.inkopsnavet.supplier;

import static se.inkopsnavet.yaml.Shape.day;
import static se.inkopsnavet.yaml.Shape.duration;
import static se.inkopsnavet.yaml.Shape.flag;
import static se.inkopsnavet.yaml.Shape.key;
import static se.inkopsnavet.yaml.Shape.matching;
import static se.inkopsnavet.yaml.Shape.oneOf;
import static se.inkopsnavet.yaml.Shape.section;
import static se.inkopsnavet.yaml.Shape.text;
import static se.inkopsnavet.yaml.Shape.time;
import static se.inkopsnavet.yaml.Shape.whole;

import se.inkopsnavet.yaml.Shape;

/** Every key of a supplier's profile. */
final class SupplierShape {

    private static final Shape.Scalar FILE_NAME = matching("[A-Za-z0-9][A-Za-z0-9._-]*", "ett filnamn utan sökväg");

    static final Shape.Section PROFILE = section(
            key("supplierId", matching("[a-z0-9][a-z0-9-]{0,39}", "små bokstäver a–z, siffror och bindestreck")),
            key("name", text(80)),
            key("channel", oneOf(SupplierProfile.Channel.class)),
            key("recipient", matching("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+", "en enda mejladress")),
            key("deduplicatesMessageId", flag()),
            key("protection", protection()),
            key("list", list()),
            key("dispatch", section(key("at", time()), key("after", duration()))),
            key(
                    "afterPickup",
                    section(
                            key("files", oneOf(AfterPickup.Files.class)),
                            key("archive", matching("[A-Za-z0-9._/-]{1,200}", "en mapp på leverantörens server")))),
            key(
                    "acknowledgement",
                    section(
                            key("by", oneOf(SupplierProfile.Acknowledgement.class)),
                            key("workdays", whole(1, 30)),
                            key("reminders", whole(1, 20)))),
            key(
                    "credentials",
                    section(key(
                            "loginAliasDomain", matching("[a-z0-9-]+(\\.[a-z0-9-]+)+", "en domän med små bokstäver")))),
            key("orders", OrderChannelReader.shape()),
            key("orderReports", section(key("within", duration()))),
            key("contract", section(key("from", day()), key("to", day()))));

    private SupplierShape() {}

    private static Shape protection() {
        return section(
                key("encryption", oneOf(MessageProtection.Encryption.class)),
                key("cipher", oneOf(MessageProtection.Cipher.class)),
                key("exceptionUntil", day()),
                key("shortKeyUntil", day()),
                key("certificate", FILE_NAME),
                key(
                        "fingerprint",
                        new Shape.Scalar(
                                "ett fingeravtryck (hexadecimalt) eller \"file:filnamn\"", Fingerprint::wellFormed)),
                key("trustCa", FILE_NAME),
                key("crl", FILE_NAME),
                key("revocation", oneOf(MessageProtection.Revocation.class)));
    }

    private static Shape list() {
        return section(
                key("format", oneOf(ListFormat.Type.class)),
                key("columns", FILE_NAME),
                key("formulaStrategy", oneOf(ListFormat.FormulaStrategy.class)),
                key("maxRowsPerBatch", whole(1, 100_000)));
    }
}
