package se.inkopsnavet.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who pays what a supplier charges beside the goods (requirements §8, {@code fees}). */
public record Fees(List<Fee> all) {

    public Fees {
        all = List.copyOf(all);
    }

    /**
     * @param type such as {@code FRIDGE_PACKING_FEE}
     * @param validFrom first day of delivery, or null
     * @param validTo last day of delivery, or null
     */
    public record Fee(
            String type,
            Payer payer,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {

        boolean appliesOn(LocalDate day) {
            return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
        }
    }

    public enum Payer {
        CLIENT,
        MUNICIPALITY,
        MAXTAXA_BASIS,
        SUPPLIER,
        NONE,
        /** Nobody has decided it: a person looks at each. */
        UNDECIDED_DISPUTE
    }

    /** @param day of the delivery: a rule that changes later does not change what was delivered before (AC-14-3) */
    public Payer payerOf(String type, LocalDate day) {
        return all.stream()
                .filter(fee -> fee.type().equals(type) && fee.appliesOn(day))
                .map(Fee::payer)
                .findFirst()
                .orElse(Payer.UNDECIDED_DISPUTE);
    }
}
