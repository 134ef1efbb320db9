package se.inkopsnavet.disclosure;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.customerlist.ListField;
import se.inkopsnavet.purchase.PersonKey;

/**
 * A wish that something about a person be erased. Why is nobody's business but the municipality's: no supplier is told a reason (flow F17).
 *
 * @param requestId derived from the fact that led to it (UUID version 5), never fresh
 * @param person as every room knows the person
 * @param supplierId whom to ask, or null for every supplier that was given anything of it
 */
public record ErasureRequest(
        UUID requestId,
        String municipality,
        PersonKey person,
        @Nullable String supplierId,
        What what) {

    /** How much is to be erased. */
    public sealed interface What {

        /** Named cells, such as the client's own phone number; the account goes on. */
        record Fields(Set<ListField> fields) implements What {
            public Fields {
                fields = Set.copyOf(fields);
            }
        }

        /** Everything about the person. Only what the law makes the supplier keep stays, and the supplier says so. */
        record Account() implements What {}
    }

    @Override
    public String toString() {
        return "ErasureRequest[" + requestId + "]";
    }
}
