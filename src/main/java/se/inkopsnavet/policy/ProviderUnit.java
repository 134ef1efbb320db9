package se.inkopsnavet.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.Phone;

/**
 * A unit (enhet) that performs the home care.
 *
 * @param journalUnit what the unit is called in the journal system, or null when it has the same name there
 * @param mailbox function mailbox of the designated responsible (utsedd ansvarig), or null
 * @param managerMailbox function mailbox of the unit manager (enhetschef), or null
 * @param phones unit numbers for the supplier and the driver, column d, in order of preference
 * @param certificate of the mailbox, for what may only reach it encrypted; null when nothing can
 * @param validFrom first day the unit is in use, or null
 * @param validTo last day, or null
 */
public record ProviderUnit(
        String unitId,
        String name,
        @Nullable String journalUnit,
        ProviderType providerType,
        @Nullable String mailbox,
        @Nullable String managerMailbox,
        List<Phone> phones,
        @Nullable UnitCertificate certificate,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public ProviderUnit {
        phones = List.copyOf(phones);
    }

    public boolean inUseOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}
