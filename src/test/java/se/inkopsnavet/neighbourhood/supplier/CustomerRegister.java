package se.inkopsnavet.neighbourhood.supplier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the supplier holds about each client, as its own customer system would: under its own customer number, every value that it was ever given until it
 * erases it. {@code kundregister.tsv} and {@code raderat.tsv} beside the record.
 */
public final class CustomerRegister {

    private static final String TABLE = "kundregister.tsv";
    private static final String ERASED = "raderat.tsv";
    private static final int PERSONNUMMER = 9;
    private static final List<String> FIELDS = List.of(
            "area",
            "firstName",
            "lastName",
            "address",
            "postcode",
            "city",
            "clientPhone",
            "unitPhone1",
            "unitPhone2",
            "personnummer",
            "email",
            "password",
            "driverInfo",
            "fridgePacking",
            "invoice");

    /** @param cells by row and field, the values that are still held; those of the newest row are what the supplier works with */
    public record Customer(String number, boolean open, Map<String, Map<String, String>> cells) {

        /** Every value of that field that the supplier still holds. */
        public List<String> held(String field) {
            return cells.values().stream()
                    .map(row -> row.get(field))
                    .filter(value -> value != null && !value.isEmpty())
                    .toList();
        }

        /** The value that the supplier works with. */
        public String current(String field) {
            return new ArrayList<>(cells.values()).get(cells.size() - 1).getOrDefault(field, "");
        }

        @Override
        public String toString() {
            return "Customer[" + number + "]";
        }
    }

    private final TsvFolder folder;
    private final Map<String, String> numberByRow = new LinkedHashMap<>();
    private final Map<String, Map<String, Map<String, String>>> cells = new LinkedHashMap<>();
    private final Map<String, Boolean> open = new LinkedHashMap<>();

    CustomerRegister(TsvFolder folder) {
        this.folder = folder;
        folder.table(TABLE)
                .forEach(line -> put(line[0], line[1], line[2], List.of(line).subList(3, line.length)));
        folder.table(ERASED).forEach(line -> forget(line[0], line[1]));
    }

    /** Acts on one row of a list. A list that does not say what a row is, is matched by personnummer, as this supplier's staff would. */
    synchronized void take(String batchId, ReceivedList.Person row) {
        String reference = batchId + "/" + row.number();
        String number = Optional.ofNullable(numberByRow.get(row.earlier()))
                .or(() -> row.operation().isEmpty()
                        ? byPersonnummer(row.personnummer()).map(Customer::number)
                        : Optional.empty())
                .orElseGet(() -> "K-" + (1000 + cells.size()));
        List<String> values = row.operation().equals("A") ? List.of() : row.cells();
        List<String> line = new ArrayList<>(List.of(number, reference, row.operation()));
        line.addAll(values);
        folder.append(TABLE, TsvFolder.line(line.toArray()));
        put(number, reference, row.operation(), values);
    }

    private void put(String number, String reference, String operation, List<String> values) {
        numberByRow.put(reference, number);
        open.put(number, !operation.equals("A"));
        Map<String, Map<String, String>> rows = cells.computeIfAbsent(number, each -> new LinkedHashMap<>());
        Map<String, String> row = new LinkedHashMap<>();
        for (int column = 0; column < values.size(); column++) {
            row.put(FIELDS.get(column), values.get(column));
        }
        if (!row.isEmpty()) {
            rows.put(reference, row);
        }
    }

    /** @return false when none of the rows is known here */
    synchronized boolean carryOut(ErasureOrder order) {
        List<String> known =
                order.rows().stream().filter(numberByRow::containsKey).toList();
        for (String reference : known) {
            String fields = order.fields().isEmpty() ? "*" : String.join(",", order.fields());
            folder.append(ERASED, TsvFolder.line(reference, fields));
            forget(reference, fields);
            if (order.ends()) {
                open.put(numberByRow.get(reference), false);
            }
        }
        return !known.isEmpty();
    }

    private void forget(String reference, String fields) {
        Map<String, String> row = cells.get(numberByRow.get(reference)).get(reference);
        if (row != null) {
            row.keySet().removeAll(fields.equals("*") ? Set.copyOf(FIELDS) : Set.of(fields.split(",")));
        }
    }

    /** The customer with that number in the newest row that tells it; empty when nothing is held that says who it is. */
    public synchronized Optional<Customer> byPersonnummer(String personnummer) {
        return cells.entrySet().stream()
                .filter(each -> each.getValue().values().stream()
                        .anyMatch(row -> personnummer.equals(row.get(FIELDS.get(PERSONNUMMER)))))
                .map(each -> customer(each.getKey()))
                .reduce((earlier, later) -> later);
    }

    /** The customer that the supplier knows by that row of that list. */
    public synchronized Optional<Customer> byRow(String reference) {
        return Optional.ofNullable(numberByRow.get(reference)).map(this::customer);
    }

    private Customer customer(String number) {
        Map<String, Map<String, String>> copy = new LinkedHashMap<>();
        cells.get(number).forEach((reference, row) -> copy.put(reference, Map.copyOf(row)));
        return new Customer(number, open.get(number), copy);
    }
}
