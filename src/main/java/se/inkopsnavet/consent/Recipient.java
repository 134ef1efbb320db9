package se.inkopsnavet.consent;

import org.jspecify.annotations.Nullable;

/**
 * To whom something may be given.
 *
 * @param id as the policy knows the recipient: a supplier id, a unit id; null for whoever has that part, such as the unit that the person has. A consent
 *     always names its supplier: it covers no other (AC-02-12)
 */
public record Recipient(Type type, @Nullable String id) {

    public enum Type {
        SUPPLIER,
        UNIT,
        SMS_GATEWAY,
        REPRESENTATIVE
    }

    public static Recipient supplier(String supplierId) {
        return new Recipient(Type.SUPPLIER, supplierId);
    }

    /** Whether what was said of this recipient holds for the other: nobody in particular means whoever it is. */
    public boolean includes(Recipient other) {
        return type == other.type && (id == null || id.equals(other.id));
    }
}
