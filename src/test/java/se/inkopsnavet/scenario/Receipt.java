package se.inkopsnavet.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A receipt file as the case system reads it.
 *
 * @param fault of a file that was refused as a whole, with its place; else empty
 * @param text everything, for what must not stand in it
 */
record Receipt(String file, String result, String fault, String place, List<Line> lines, String text) {

    /** What became of one record. */
    record Line(int number, String caseRef, String outcome, String code) {}

    /** Those that have come whole. @param known what is read already: whoever waits looks ten times a second, and no receipt is written twice */
    static List<Receipt> in(Path folder, Map<Path, Receipt> known) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(".csv")
                            && !path.getFileName().toString().startsWith("."))
                    .map(path -> known.computeIfAbsent(path, whole -> parse(Scene.read(whole))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Receipt parse(String text) {
        String file = "";
        String result = "";
        String[] fault = {"", "", "", ""};
        List<Line> lines = new ArrayList<>();
        for (String row : text.split("\r\n")) {
            String[] cells = row.split(";", -1);
            switch (cells[0]) {
                case "#FIL" -> file = cells[1];
                case "#RESULTAT" -> result = cells[1];
                case "#FEL" -> fault = cells;
                default -> {
                    if (Character.isDigit(cells[0].charAt(0))) {
                        lines.add(new Line(Integer.parseInt(cells[0]), cells[1], cells[2], cells[3]));
                    }
                }
            }
        }
        return new Receipt(file, result, fault[1], fault[3], List.copyOf(lines), text);
    }

    /** The codes of the records in the file's order, empty where all is well. */
    List<String> codes() {
        return lines.stream().map(Line::code).toList();
    }

    Line line(int number) {
        return lines.get(number - 1);
    }
}
