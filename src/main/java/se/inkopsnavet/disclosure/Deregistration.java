package se.inkopsnavet.disclosure;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.purchase.PersonKey;

/** Ends a person's account at a supplier (avslut) and has everything there erased. */
public interface Deregistration {

    /**
     * In the caller's transaction. The supplier is told "avslutad" and nothing else: in the next customer list where it supports that, otherwise in a sealed
     * mail; the erasure of the whole account is requested with it. A supplier that never heard of the person is not told. The same request id again is the
     * same request.
     *
     * <p>Not for a person who is protected: a supplier never learns by itself who is (requirements S-03), only by the security contact's own command.
     *
     * @param requestId derived (UUID version 5), never fresh
     * @param supplierId which account, or null for every one that there is
     */
    void request(UUID requestId, String municipality, PersonKey person, @Nullable String supplierId);
}
