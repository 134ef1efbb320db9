package se.inkopsnavet.scenario;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;

/** What lies on the supplier's desk: the lists that came, decrypted with the supplier's own programs and not the hub's. */
record SupplierDesk(SupplierRecord record, Path folder) {

    private static final int PERSONNUMMER = 9;

    /** Waits until each of these people stands on a list. */
    void awaitAll(Sample... decisions) {
        Set<String> expected = new HashSet<>();
        Arrays.stream(decisions).map(People::personnummer).forEach(expected::add);
        await("rows at the supplier")
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> people().containsAll(expected));
    }

    /** Everyone who ever stood on a list. */
    Set<String> people() {
        Set<String> people = new HashSet<>();
        record.registered().forEach(row -> people.add(row.personnummer()));
        return people;
    }

    /** How often the supplier acted on a row about that person. */
    long times(String personnummer) {
        return record.registered().stream()
                .filter(row -> row.personnummer().equals(personnummer))
                .count();
    }

    /** The fifteen cells of the newest row about that person, as text. */
    List<String> cells(String personnummer) {
        return workbooks().stream()
                .flatMap(file -> rows(file).stream())
                .filter(cells ->
                        cells.size() > PERSONNUMMER && cells.get(PERSONNUMMER).equals(personnummer))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** The XML of the sheet on which that person stands. */
    String sheetXml(String personnummer) {
        return workbooks().stream()
                .map(SupplierDesk::sheet)
                .filter(xml -> xml.contains(personnummer))
                .findFirst()
                .orElseThrow();
    }

    /** Every decrypted file as text, unzipped: for what must occur nowhere. */
    String everything() {
        StringBuilder all = new StringBuilder();
        workbooks().forEach(file -> all.append(sheet(file)));
        return all.toString();
    }

    private List<Path> workbooks() {
        Path lists = folder.resolve("listor");
        if (!Files.isDirectory(lists)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(lists)) {
            return files.filter(file -> file.toString().endsWith(".xlsx"))
                    .sorted((a, b) -> Integer.compare(number(a), number(b)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path file) {
        String name = file.getFileName().toString();
        return Integer.parseInt(name.substring(0, name.indexOf('_')));
    }

    private static List<List<String>> rows(Path file) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(Files.newInputStream(file))) {
            return workbook.findSheet("Kundlista").orElseThrow().read().stream()
                    .map(SupplierDesk::texts)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(Row row) {
        return row.stream()
                .map(cell ->
                        Optional.ofNullable(cell).map(there -> there.getText()).orElse(""))
                .toList();
    }

    /** All parts of the workbook: sheets and shared strings. */
    private static String sheet(Path file) {
        StringBuilder xml = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                xml.append(new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
            return xml.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
