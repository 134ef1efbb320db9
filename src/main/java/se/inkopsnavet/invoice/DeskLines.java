package se.inkopsnavet.invoice;

import java.util.Map;
import java.util.Optional;

/** The invoice desks of the municipalities that run on this hub. @param byMunicipality by policy id */
public record DeskLines(Map<String, DeskLine> byMunicipality) {

    public DeskLines {
        byMunicipality = Map.copyOf(byMunicipality);
    }

    public Optional<DeskLine> of(String municipality) {
        return Optional.ofNullable(byMunicipality.get(municipality));
    }

    /** The outgoing channel to a municipality's desk. */
    public static String channel(String municipality) {
        return municipality + "/invoice-desk";
    }
}
