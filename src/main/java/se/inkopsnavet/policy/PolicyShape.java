package se.inkopsnavet.policy;

import static se.inkopsnavet.yaml.Shape.day;
import static se.inkopsnavet.yaml.Shape.flag;
import static se.inkopsnavet.yaml.Shape.key;
import static se.inkopsnavet.yaml.Shape.listOf;
import static se.inkopsnavet.yaml.Shape.matching;
import static se.inkopsnavet.yaml.Shape.oneOf;
import static se.inkopsnavet.yaml.Shape.section;
import static se.inkopsnavet.yaml.Shape.text;
import static se.inkopsnavet.yaml.Shape.whole;

import java.util.stream.Stream;
import se.inkopsnavet.yaml.Shape;

/** Every key of a policy profile (requirements §8). Keys of flows that are not built yet are checked here too, so that their typing errors are found now. */
final class PolicyShape {

    static final Shape.Scalar ID = matching("[a-z0-9][a-z0-9-]{0,39}", "små bokstäver a–z, siffror och bindestreck");
    static final Shape.Scalar MAILBOX = matching(
            "[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+", "en mejladress till en funktionsbrevlåda");
    private static final Shape.Scalar NAME = text(200);
    private static final Shape.Scalar FILE_NAME = matching("[A-Za-z0-9][A-Za-z0-9._-]*", "ett filnamn utan sökväg");
    private static final Shape.Scalar POSTCODE = matching("[1-9][0-9]{2} ?[0-9]{2}", "ett postnummer \"NNN NN\"");
    private static final Shape.Scalar PARTICIPATION = oneOf("JOINT", "STAFF_ALONE", "SELF");
    static final Shape.ListOf UNPACK_SCOPE = listOf(oneOf("FRIDGE", "FREEZER", "PANTRY"));

    static final Shape.Section POLICY = section(
            key("policyId", ID),
            key("municipalityCode", matching("[0-9]{4}", "kommunkoden, fyra siffror inom citattecken")),
            key("name", text(60)),
            key("caseRefPrefix", matching("[A-Z]{3}", "tre stora bokstäver A–Z")),
            key("version", whole(1, 9999)),
            key("mode", oneOf(Mode.class)),
            key("validFrom", day()),
            key("validTo", day()),
            key("onExpiry", oneOf("BLOCK_OUTBOUND")),
            key("activatedBy", listOf(text(60))),
            key("sourceDocument", NAME),
            key("guidelineRef", NAME),
            key("appliesTo", listOf(oneOf(ProviderType.class))),
            key("providerModel", oneOf("COMMON", "INDIVIDUAL")),
            key("supplierModel", oneOf(SupplierModel.class)),
            key("suppliers", listOf(ID)),
            key("supplierNeutrality", oneOf("REQUIRED")),
            key("outboundConnectors", oneOf("ENABLED", "DISABLED")),
            key("eligibility", eligibility()),
            key("rollout", rollout()),
            key("rolloutTarget", section(key("conflicting", listOf(text(20))), key("use", text(20)))),
            key("participationDefault", PARTICIPATION),
            key("participationFallback", PARTICIPATION),
            key("kundlista", customerList()),
            key("disclosureBasis", disclosureBasis()),
            key("consent", consent()),
            key("credentials", credentials()),
            key("journal", journal()),
            key("account", section(key("personalAccount", flag()), key("cardRegistered", flag()))),
            key("delivery", DeliveryShape.delivery()),
            key("doorNotOpened", DeliveryShape.doorNotOpened()),
            key("payment", payment()),
            key("fees", listOf(fee())),
            key("complaint", complaint()),
            key("techSupport", section(key("ordering", oneOf("SUPPLIER")), key("tablet", oneOf("UNIT_MANAGER")))),
            key("portkod", oneOf("CLIENT_PROVIDES", "WITH_EXPLICIT_CONSENT")),
            key("alternatives", listOf(oneOf("LEDSAGNING"))),
            key("discounts", section(key("pensioner", oneOf("ONE_PURCHASE_PER_WEEK")))),
            key("contactWindows", DeliveryShape.contactWindows()),
            key("sms", SmsShape.sms()),
            key("evaluation", section(key("required", flag()), key("reminderDays", listOf(whole(1, 365))))),
            key("traditional", section(key("path", oneOf("PHYSICAL_NEAREST_STORE")))),
            key("components", listOf(oneOf("SHOPPING_LIST", "ORDERING", "RECEIVING", "UNPACKING"))),
            key("compensation", NAME),
            key("reports", listOf(oneOf("COVERAGE", "COST_SIMULATION", "EQUALITY"))),
            key("areas", listOf(area())),
            key("units", listOf(unit())),
            key("erasure", section(key("confirmWorkdays", whole(1, 60)), key("reminderWorkdays", whole(1, 60)))),
            key(
                    "contacts",
                    section(
                            key("it", MAILBOX),
                            key("securityContact", MAILBOX),
                            key("areaSteward", MAILBOX),
                            key("dataProtectionOfficer", MAILBOX))));

    private PolicyShape() {}

    private static Shape eligibility() {
        return section(
                key("insats", oneOf("INKOP")),
                key("decision", oneOf("GRANTED")),
                key("existingBeforeEnrolment", flag()),
                key("canOpenDoor", flag()));
    }

    private static Shape rollout() {
        return section(
                key("type", oneOf("ALL_NEW_CLIENTS", "WAVES", "COHORT")),
                key("letterLeadDays", whole(0, 365)),
                key("cohortFile", text(100)));
    }

    private static Shape customerList() {
        return section(
                key("enabled", flag()),
                key("mapping", ID),
                key("channel", oneOf(CustomerListPolicy.Channel.class)),
                key("recipientAlias", ID),
                key("sendPersonnummer", flag()),
                key("clientPhone", oneOf("ONLY_IF_CONSENT", "NEVER")),
                key(
                        "unitPhones",
                        section(
                                key("min", whole(1, 2)),
                                key("recommended", whole(1, 2)),
                                key("onlyIfConsent", flag()))),
                key("email", oneOf("ONLY_IF_EXISTS_AND_WISHED", "NEVER")),
                key("passwordColumn", oneOf("MUST_BE_EMPTY")),
                key("driverInfo", section(key("maxLength", whole(0, 1000)), key("screen", flag()))),
                key("fridgePacking", fridgePacking()),
                key(
                        "invoice",
                        section(
                                key("emptyMeans", oneOf("CLIENT_DELIVERY_ADDRESS")),
                                key("lookup", oneOf("PROCAPITA", "LIFECARE")),
                                key("fallback", oneOf("INVOICE_DESK")),
                                key("reminderWorkdays", whole(1, 30)),
                                key("escalateWorkdays", whole(2, 60)),
                                key("desk", invoiceDesk()))));
    }

    private static Shape fridgePacking() {
        return section(
                key("allowed", flag()),
                key("scope", UNPACK_SCOPE),
                key("by", oneOf("DRIVER")),
                key("payer", oneOf("MUNICIPALITY", "CLIENT")),
                key("warnPerUnitMonth", whole(1, 10_000)));
    }

    private static Shape disclosureBasis() {
        return section(
                key("required", flag()),
                key("types", listOf(oneOf(DisclosureRule.words().toArray(String[]::new)))));
    }

    private static Shape consent() {
        return section(key("reminderWorkdays", whole(1, 30)), key("keepYears", whole(1, 30)));
    }

    private static Shape credentials() {
        return section(key("handover", oneOf(CredentialsPolicy.Handover.class)), key("replySlaWorkdays", whole(1, 30)));
    }

    private static Shape journal() {
        Shape.Key[] headlines = JournalPolicy.HEADLINE_KEYS.stream()
                .map(headline -> key(headline, text(80)))
                .toArray(Shape.Key[]::new);
        return section(
                key("target", oneOf(JournalPolicy.Target.class)),
                key("headlines", section(headlines)),
                key("systemIdentity", section(key("staffId", text(40)), key("title", text(80)))),
                key("signed", flag()));
    }

    private static Shape payment() {
        return section(
                key("methods", listOf(oneOf("INVOICE", "STORE_CARD", "BANK_CARD", "PRELOADED_STORE_CARD"))),
                key("timing", oneOf("AFTER", "AT_ORDER")),
                key("requiresBankId", oneOf("true", "false", "BY_SUPPLIER")),
                key(
                        "cardMaxBalance",
                        section(
                                key("amount", whole(0, 100_000)),
                                key("currency", oneOf("SEK")),
                                key("severity", oneOf("ADVISORY", "BLOCKING")),
                                key("when", oneOf("STAFF_HANDLES_CARD", "ALWAYS")))),
                key("creditAllowed", flag()),
                key("staffHandlesCodes", oneOf("false")),
                key("cashToDriver", oneOf("false")),
                key("receiptsToStaff", flag()));
    }

    private static Shape fee() {
        return section(
                key(
                        "type",
                        oneOf(
                                "GOODS",
                                "DEPOSIT_PANT",
                                "DELIVERY_FEE",
                                "PICKING_FEE",
                                "INVOICE_FEE",
                                "SMALL_ORDER_FEE",
                                "FRIDGE_PACKING_FEE",
                                "HOME_TRANSPORT_FEE",
                                "RETURN_FEE",
                                "REMINDER_FEE",
                                "REFUND",
                                "ROUNDING")),
                key("payer", oneOf("CLIENT", "MUNICIPALITY", "MAXTAXA_BASIS", "SUPPLIER", "NONE", "UNDECIDED_DISPUTE")),
                key("basis", oneOf("ORDERED_AND_DELIVERED_ONLY")),
                key("validFrom", day()),
                key("validTo", day()));
    }

    private static Shape complaint() {
        return section(
                key("helpBy", oneOf("UNIT", "CLIENT")),
                key("phone", text(30)),
                key("option", text(5)),
                key("mailAlias", ID),
                key("answerWorkdays", whole(1, 30)),
                key("refundDays", whole(1, 365)));
    }

    private static Shape area() {
        return section(
                key("areaId", ID),
                key("name", text(80)),
                key("aliases", listOf(text(80))),
                key("postcodes", listOf(POSTCODE)));
    }

    private static Shape invoiceDesk() {
        return section(Stream.concat(Stream.of(key("mailbox", MAILBOX)), Stream.of(certificate()))
                .toArray(Shape.Key[]::new));
    }

    /** A function certificate. */
    private static Shape.Key[] certificate() {
        return new Shape.Key[] {
            key("certificate", FILE_NAME),
            key(
                    "fingerprint",
                    matching(
                            "(file:[A-Za-z0-9][A-Za-z0-9._-]*|[0-9A-Fa-f: ]{64,95})",
                            "ett fingeravtryck (SHA-256) eller \"file:filnamn\"")),
            key("trustCa", FILE_NAME),
            key("crl", FILE_NAME),
            key("shortKeyUntil", day())
        };
    }

    private static Shape unit() {
        return section(
                key("unitId", matching("[A-Za-z0-9-]{1,40}", "bokstäver a–z, siffror och bindestreck")),
                key("name", text(80)),
                key("journalUnit", text(80)),
                key("providerType", oneOf(ProviderType.class)),
                key("mailbox", MAILBOX),
                key("managerMailbox", MAILBOX),
                key("phones", listOf(text(30))),
                key("handover", section(certificate())),
                key("validFrom", day()),
                key("validTo", day()));
    }
}
