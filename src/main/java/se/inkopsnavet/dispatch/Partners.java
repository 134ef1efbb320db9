package se.inkopsnavet.dispatch;

import java.util.List;
import java.util.Optional;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** The suppliers of the municipalities whose routes run on this hub. */
public record Partners(List<Partner> all) {

    public Partners {
        all = List.copyOf(all);
    }

    /** @throws FaultException SUPPLIER_NOT_ALLOWED when the municipality has no such supplier in force */
    public Partner of(String municipality, String supplierId) {
        return find(municipality, supplierId)
                .orElseThrow(() -> new FaultException(Fault.SUPPLIER_NOT_ALLOWED, municipality + "/" + supplierId));
    }

    /** Empty when the municipality has no such supplier in force: it may have had. */
    public Optional<Partner> find(String municipality, String supplierId) {
        return all.stream()
                .filter(partner -> partner.municipality().equals(municipality)
                        && partner.profile().supplierId().equals(supplierId))
                .findFirst();
    }

    public List<Partner> in(String municipality) {
        return all.stream()
                .filter(partner -> partner.municipality().equals(municipality))
                .toList();
    }
}
