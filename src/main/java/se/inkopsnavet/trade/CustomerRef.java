package se.inkopsnavet.trade;

import org.jspecify.annotations.Nullable;

/**
 * Whom a supplier means: by the case reference of the customer list, by the supplier's own customer number, or by both.
 *
 * @param caseRef such as {@code EXE-2026-000123}, or null
 * @param customerNo as the supplier writes it, or null
 */
public record CustomerRef(
        @Nullable String caseRef, @Nullable String customerNo) {

    public CustomerRef {
        if (caseRef == null && customerNo == null) {
            throw new IllegalArgumentException("neither case reference nor customer number");
        }
    }
}
