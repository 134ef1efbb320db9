package se.inkopsnavet.neighbourhood.supplier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Last in lists that tell new, changed and ended clients apart. */
    private static final List<String> OPERATION = List.of("Åtgärd", "Tidigare rad");

    private static final int FIRST_NAME = 1;
    private static final int LAST_NAME = 2;
    private static final int PERSONNUMMER = 9;

    private ListRows() {}

    static ReceivedList check(String batchId, List<String> headers, List<List<String>> lines, Totals declared)
            throws RefusedMail {
        if (batchId == null || !isKnown(headers)) {
            throw new RefusedMail("batch-id saknas eller en rubrik är okänd");
        }
        List<ReceivedList.Person> rows = new ArrayList<>(lines.size());
        StringBuilder canonical = new StringBuilder();
        for (List<String> line : lines) {
            List<String> cells = inOrder(BILAGA_1, headers, line);
            List<String> operation = inOrder(OPERATION, headers, line);
            Stream<String> all =
                    headers.containsAll(OPERATION) ? Stream.concat(cells.stream(), operation.stream()) : cells.stream();
            canonical
                    .append(all.map(ListRows::escaped).collect(Collectors.joining("\t")))
                    .append('\n');
            rows.add(new ReceivedList.Person(
                    rows.size() + 1,
                    cells.get(PERSONNUMMER),
                    cells.get(FIRST_NAME),
                    cells.get(LAST_NAME),
                    cells,
                    operation.get(0),
                    operation.get(1)));
        }
        String sha256 = Sha256.of(canonical.toString().getBytes(StandardCharsets.UTF_8));
        return new ReceivedList(batchId, rows, problem(declared, rows.size(), sha256));
    }

    private static boolean isKnown(List<String> headers) {
        return headers.stream().allMatch(header -> BILAGA_1.contains(header) || OPERATION.contains(header));
    }

    private static List<String> inOrder(List<String> wanted, List<String> headers, List<String> line) {
        return wanted.stream()
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
