package se.inkopsnavet.decision.fields;

import static se.inkopsnavet.decision.fields.CanonicalField.APARTMENT;
import static se.inkopsnavet.decision.fields.CanonicalField.AREA_NAME;
import static se.inkopsnavet.decision.fields.CanonicalField.CARE_OF;
import static se.inkopsnavet.decision.fields.CanonicalField.CITY;
import static se.inkopsnavet.decision.fields.CanonicalField.EMAIL;
import static se.inkopsnavet.decision.fields.CanonicalField.FIRST_NAME;
import static se.inkopsnavet.decision.fields.CanonicalField.LAST_NAME;
import static se.inkopsnavet.decision.fields.CanonicalField.LIFE_STATUS;
import static se.inkopsnavet.decision.fields.CanonicalField.PERSON_ID;
import static se.inkopsnavet.decision.fields.CanonicalField.PHONE;
import static se.inkopsnavet.decision.fields.CanonicalField.POSTCODE;
import static se.inkopsnavet.decision.fields.CanonicalField.PROTECTION;
import static se.inkopsnavet.decision.fields.CanonicalField.STREET;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.person.PersonName;
import se.inkopsnavet.person.Phone;
import se.inkopsnavet.person.Protection;

/** Builds the person whom a decision concerns. What is a valid number, name, address or phone is the person package's business. */
public final class ClientFields {

    private static final Pattern EMAIL_SHAPE =
            Pattern.compile("[^\\s@<>\",;]{1,64}@[^\\s@<>\",;]{1,180}\\.[^\\s@<>\",;.]{2,63}");

    private ClientFields() {}

    /** @throws FaultException the first thing that is wrong */
    public static Client of(CanonicalFields fields, LocalDate today) {
        return protection(fields) == Protection.PROTECTED ? marked(fields, today) : open(fields, today);
    }

    /** Of a person who is marked as protected only the number is read, to find and stop what waits; often there is nothing else (requirements S-03). */
    private static Client marked(CanonicalFields fields, LocalDate today) {
        return numberOnly(PersonId.parse(fields.orEmpty(PERSON_ID), today), Protection.PROTECTED, LifeStatus.UNKNOWN);
    }

    static Client numberOnly(PersonId person, Protection protection, LifeStatus life) {
        return new Client(
                person, new PersonName("", ""), new Address(null, "", null, "", ""), protection, life, "", null, null);
    }

    private static Client open(CanonicalFields fields, LocalDate today) {
        return new Client(
                PersonId.parse(fields.orEmpty(PERSON_ID), today),
                PersonName.of(fields.orEmpty(FIRST_NAME), fields.orEmpty(LAST_NAME)),
                Address.of(
                        fields.optional(CARE_OF),
                        fields.orEmpty(STREET),
                        fields.optional(APARTMENT),
                        fields.orEmpty(POSTCODE),
                        fields.orEmpty(CITY)),
                protection(fields),
                fields.oneOr(LIFE_STATUS, LifeStatus.UNKNOWN),
                fields.required(AREA_NAME),
                phone(fields.optional(PHONE)),
                email(fields.optional(EMAIL)));
    }

    /** A file without the flag, or a mapping without it, says nothing: that is UNKNOWN and blocks like protected (requirements S-03, AC-01-8). */
    static Protection protection(CanonicalFields fields) {
        return fields.oneOr(PROTECTION, Protection.UNKNOWN);
    }

    private static @Nullable String phone(@Nullable String text) {
        return text == null ? null : Phone.parse(text).national();
    }

    private static @Nullable String email(@Nullable String text) {
        if (text != null && !EMAIL_SHAPE.matcher(text).matches()) {
            throw new FaultException(Fault.INVALID_VALUE, EMAIL.key());
        }
        return text;
    }
}
