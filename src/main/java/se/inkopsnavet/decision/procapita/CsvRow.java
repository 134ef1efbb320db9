package se.inkopsnavet.decision.procapita;

import java.util.List;

/**
 * One row.
 *
 * @param line where it begins in the file, from 1
 * @param bareQuote number of the first cell with a quote mark inside but none around it, or 0
 * @param longest length of the longest cell
 * @param endsQuoted the last cell stood in quotes
 */
record CsvRow(long line, List<String> cells, int bareQuote, int longest, boolean endsQuoted) {

    String first() {
        return cells.get(0);
    }

    @Override
    public String toString() {
        return "CsvRow[line " + line + "]";
    }
}
