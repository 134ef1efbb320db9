package se.inkopsnavet.decision.procapita;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Collects a {@link CsvRow}. Unlike fastcsv's own handlers it remembers how the cells were quoted, which strictness needs. */
final class CsvRowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {

    private List<String> cells = new ArrayList<>();
    private long line;
    private int bareQuote;
    private int longest;
    private boolean endsQuoted;

    /** Where the row began that is being read, or was when the parser gave up. */
    long line() {
        return line;
    }

    @Override
    protected void handleBegin(long line) {
        this.line = line;
        cells = new ArrayList<>(40);
        bareQuote = 0;
        longest = 0;
        endsQuoted = false;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        String cell = new String(buffer, offset, length);
        cells.add(cell);
        longest = Math.max(longest, length);
        endsQuoted = quoted;
        if (!quoted && bareQuote == 0 && cell.indexOf('"') >= 0) {
            bareQuote = index + 1;
        }
    }

    @Override
    protected void handleEmpty() {
        cells.add("");
    }

    @Override
    protected CsvRow buildRecord() {
        return new CsvRow(line, cells, bareQuote, longest, endsQuoted);
    }
}
