package se.inkopsnavet.demo.data;

import java.util.Map;
import se.inkopsnavet.decision.procapita.Sample;

/** Where the people of Exempelkommun live, consistent with {@code mappings/municipalities/exempelkommun.yaml}. */
public enum Place {
    ASBY("Åsby", "990 10", "enhet-asby"),
    ANGSHOLMEN("Ängsholmen", "990 20", "enhet-asby"),
    LOVNAS("Lövnäs", "990 40", "enhet-asby"),
    SJOBRO("Sjöbro", "990 30", "enhet-sjobro"),
    OSTERANG("Österäng", "990 50", "enhet-sjobro"),
    CENTRALA("Centrala Exempelstad", "990 01", "enhet-sjobro");

    private final String area;
    private final String postcode;
    private final String unit;

    Place(String area, String postcode, String unit) {
        this.area = area;
        this.postcode = postcode;
        this.unit = unit;
    }

    /** Fills in area, unit and address. */
    Map<String, String> fields(String street) {
        return Map.of("omrade", area, "enhet", unit, "gata", street, "postnummer", postcode, "postort", "Exempelstad");
    }

    Sample on(Sample sample, String street) {
        Sample placed = sample;
        for (Map.Entry<String, String> field : fields(street).entrySet()) {
            placed = placed.with(field.getKey(), field.getValue());
        }
        return placed;
    }
}
