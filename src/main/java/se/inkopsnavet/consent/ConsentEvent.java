package se.inkopsnavet.consent;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.PersonId;

/**
 * The canonical event of this room, whatever source it came from. The shape follows RIV TA's consent contract (standards §1): idempotent on the id, who
 * obtained and who registered, given on whose behalf; to withdraw is not to delete.
 */
public sealed interface ConsentEvent permits ConsentRecorded, ConsentWithdrawn, ConsentAnnulled {

    /** The same id is the same event; the same id with other content is refused. */
    UUID id();

    /** Policy id. */
    String municipality();

    /** Whom it concerns. */
    PersonId person();

    Registration registration();

    Source source();

    /** Free text, screened where it entered; null when there is none. It goes to the journal and nowhere else. */
    @Nullable
    String remark();

    /** The earlier event that it is about, or null. */
    @Nullable
    UUID reference();

    /** The same event under another id, about that earlier one. */
    ConsentEvent withIds(UUID other, @Nullable UUID reference);

    /** The same event with other free text, or none. */
    ConsentEvent withRemark(@Nullable String other);
}
