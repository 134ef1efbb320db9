package se.inkopsnavet.decision.procapita;

/**
 * How much one export file may hold (reliability §3.3, start values).
 *
 * @param maxBytes size of the file
 * @param maxRecords decisions in the file
 * @param maxRecordChars characters of one decision with everything around it
 * @param maxFieldChars characters of one CSV field
 * @param maxDepth nesting of XML elements
 * @param maxAttributes attributes of one XML element
 */
public record ExportLimits(
        long maxBytes, int maxRecords, int maxRecordChars, int maxFieldChars, int maxDepth, int maxAttributes) {

    public static final ExportLimits DEFAULT = new ExportLimits(200L << 20, 1_000_000, 256 << 10, 10_000, 50, 20);
}
