package se.inkopsnavet.consent;

import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.PersonId;

/**
 * Who gave or withdrew it.
 *
 * @param mandate the register's id of the representative's mandate, or null
 * @param representative the representative, or null when the mandate alone is known
 */
public record Giver(
        Role role, @Nullable String mandate, @Nullable PersonId representative) {

    public enum Role {
        CLIENT,
        REPRESENTATIVE
    }

    public static Giver client() {
        return new Giver(Role.CLIENT, null, null);
    }

    @Override
    public String toString() {
        return "Giver[" + role + "]";
    }
}
