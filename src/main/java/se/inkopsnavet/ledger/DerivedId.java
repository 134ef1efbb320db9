package se.inkopsnavet.ledger;

import com.fasterxml.uuid.Generators;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that follow from what they name (UUID version 5, RFC 9562 §5.5): the same fact decided twice is one message, one note, one request. */
public final class DerivedId {

    private static final UUID NAMESPACE = UUID.fromString("6f0f5a3e-9e1c-5b51-8f55-0d6d3c1f7a10");

    private DerivedId() {}

    /** @param kind what is named, such as {@code receipt} @param parts what makes it this one; never a person's number or name */
    public static UUID of(String kind, Object... parts) {
        StringBuilder name = new StringBuilder(kind);
        for (Object part : parts) {
            name.append('|').append(part);
        }
        return Generators.nameBasedGenerator(NAMESPACE).generate(name.toString().getBytes(StandardCharsets.UTF_8));
    }
}
