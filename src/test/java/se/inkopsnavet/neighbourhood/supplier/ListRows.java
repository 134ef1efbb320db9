package se.inkopsnavet.neighbourhood.supplier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import se.inkopsnavet.neighbourhood.supplier.ListReader.Totals;

/** The rows of a list in the order of bilaga 1, held against the list's own control totals. */
final class ListRows {

    /** The fifteen columns (requirements §4); a list may hold them in another order, or not all of them. */
    private static final List<String> BILAGA_1 = List.of(
            "Hemtjänstområde",
            "Förnamn",
            "Efternamn",
            "Adress",
            "Postnummer",
            "Postort",
            "Telefon kund",
            "Telefon hemtjänst 1",
            "Telefon hemtjänst 2",
            "Personnummer",
            "Mejladress kund",
            "Lösenord",
            "Information till chauffören",
            "Inplock i kyl",
            "Fakturauppgifter");

    private static final int FIRST_NAME = 1;
    private static final int LAST_NAME = 2;
    private static final int PERSONNUMMER = 9;

    private ListRows() {}

    static ReceivedList check(String batchId, List<String> headers, List<List<String>> lines, Totals declared)
            throws RefusedMail {
        if (batchId == null || !BILAGA_1.containsAll(headers)) {
            throw new RefusedMail("batch-id saknas eller en rubrik är okänd");
        }
        List<ReceivedList.Person> rows = new ArrayList<>(lines.size());
        StringBuilder canonical = new StringBuilder();
        for (List<String> line : lines) {
            List<String> cells = inOrder(headers, line);
            canonical
                    .append(String.join(
                            "\t", cells.stream().map(ListRows::escaped).toList()))
                    .append('\n');
            rows.add(new ReceivedList.Person(
                    rows.size() + 1, cells.get(PERSONNUMMER), cells.get(FIRST_NAME), cells.get(LAST_NAME), cells));
        }
        String sha256 = Sha256.of(canonical.toString().getBytes(StandardCharsets.UTF_8));
        return new ReceivedList(batchId, rows, problem(declared, rows.size(), sha256));
    }

    private static List<String> inOrder(List<String> headers, List<String> line) {
        return BILAGA_1.stream()
                .map(headers::indexOf)
                .map(column -> column < 0 || column >= line.size() ? "" : line.get(column))
                .toList();
    }

    private static String escaped(String cell) {
        return cell.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String problem(Totals declared, int rows, String sha256) {
        if (!Integer.toString(rows).equals(declared.rows())) {
            return "antalet rader stämmer inte";
        }
        return sha256.equals(declared.sha256()) ? "" : "kontrollsumman stämmer inte";
    }
}
