package se.inkopsnavet.decision.fields;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The flat fields that every mapping of a decision produces, whatever its format. The key is what mapping files write. */
public enum CanonicalField {
    DECISION_ID("decisionId"),
    VERSION("version"),
    OCCURRED_AT("occurredAt"),
    OUTCOME("outcome"),
    INSATS("insats"),
    START_DATE("startDate"),
    END_DATE("endDate"),
    UNIT_ID("unitId"),
    PERSON_ID("personId"),
    FIRST_NAME("firstName"),
    LAST_NAME("lastName"),
    PROTECTION("protection"),
    LIFE_STATUS("lifeStatus"),
    CARE_OF("careOf"),
    STREET("street"),
    APARTMENT("apartment"),
    POSTCODE("postcode"),
    CITY("city"),
    AREA_NAME("areaName"),
    PHONE("phone"),
    EMAIL("email"),
    SUPPLIER_MAY_CALL("supplierMayCall"),
    EMAIL_WISHED("emailWished"),
    MEET_STAFF("meetStaff"),
    DRIVER_INFO("driverInfo", true),
    FRIDGE_PACKING("fridgePacking"),
    CAN_RECEIVE("canReceive"),
    CAN_UNPACK("canUnpack"),
    INVOICE_TO("invoiceTo"),
    INVOICE_ADDRESS("invoiceAddress", true),
    SECRET_DROPPED("secretDropped"),
    DAILY_ROUTINE("dailyRoutine"),
    USE_TECHNOLOGY("useTechnology"),
    BASIS_TYPE("basisType"),
    BASIS_REFERENCE("basisReference"),
    BASIS_RECIPIENT("basisRecipient"),
    BASIS_VALID_FROM("basisValidFrom"),
    BASIS_VALID_TO("basisValidTo");

    private static final Map<String, CanonicalField> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CanonicalField::key, Function.identity()));

    private final String key;
    private final boolean freeText;

    CanonicalField(String key) {
        this(key, false);
    }

    CanonicalField(String key, boolean freeText) {
        this.key = key;
        this.freeText = freeText;
    }

    public String key() {
        return key;
    }

    /** Written by a person, perhaps over several lines. */
    public boolean freeText() {
        return freeText;
    }

    public static @Nullable CanonicalField ofKey(String key) {
        return BY_KEY.get(key);
    }
}
