package se.inkopsnavet.document;

import org.jspecify.annotations.Nullable;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.person.Masking;

/** The number that a municipality or a unit gives a form, which may be any text but a person's: the id that follows from it is made without a key, and is logged. */
public final class FormNumber {

    private FormNumber() {}

    /**
     * @param kind what is numbered, such as {@code consent-form}
     * @return the id, or null without a number; of a person's number a masked text, which is no id, so that whoever reads the document refuses that form alone
     */
    public static @Nullable String id(String kind, String municipality, @Nullable String number) {
        if (number == null || number.isBlank()) {
            return null;
        }
        String plain = number.strip();
        return Masking.finds(plain)
                ? Masking.mask(plain)
                : DerivedId.of(kind, municipality, plain).toString();
    }
}
