package se.inkopsnavet.decision.procapita;

import java.util.ArrayList;
import java.util.List;
import se.inkopsnavet.decision.fields.CanonicalField;
import se.inkopsnavet.decision.fields.StoppingFields;

/** Of each cell of a row what may be stored. */
record KeptCells(List<CsvColumn> order, FreeTextScreen screen) {

    /** As many cells as before. In a row with too few or too many a secret may stand anywhere: all that is left of it is what may stop a case. */
    List<String> of(List<String> cells) {
        boolean shifted = cells.size() != order.size();
        int whole = shifted ? wholeUpTo(order, cells) : cells.size();
        List<String> kept = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            boolean known = i < whole
                    && (!shifted || StoppingFields.READ.contains(order.get(i).field()));
            kept.add(known ? order.get(i).kept().of(cells.get(i), screen) : "");
        }
        return kept;
    }

    /** How many cells of a row of the wrong length stand where they should: up to a protection code in its place; 0 when there is none. */
    static int wholeUpTo(List<CsvColumn> order, List<String> cells) {
        for (int i = 0; i < Math.min(order.size(), cells.size()); i++) {
            if (order.get(i).field() == CanonicalField.PROTECTION
                    && order.get(i).knows(cells.get(i))) {
                return i + 1;
            }
        }
        return 0;
    }
}
