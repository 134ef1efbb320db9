package se.inkopsnavet.demo.data;

import se.inkopsnavet.decision.procapita.Sample;

/**
 * One decision of the demo together with what shall become of it.
 *
 * @param file the name of the export file
 * @param number position in it, the first is 1
 * @param about what is special about it, in Swedish, without personal data
 */
public record DemoCase(String file, int number, String about, Sample sample, Expected expected) {

    /** The case system's id, which is no personal data. */
    public String decisionId() {
        return sample.values().get("beslutsid");
    }

    /** As the record writes it. */
    public String personnummer() {
        return sample.values().get("personnummer");
    }

    /** {@code file#number}, for messages about differences. */
    public String place() {
        return file + "#" + number;
    }

    @Override
    public String toString() {
        return "DemoCase[" + place() + "]";
    }
}
