package se.inkopsnavet.customerlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * AC-05-24. The writer runs in a process with a heap of 24 MB. A list of 100,000 rows is ten times what is asked for and about 100 MB as strings, so
 * a writer that kept its rows would end with OutOfMemoryError.
 */
class ManyRowsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"livs", "livs-fil"})
    void hundredThousandRowsPassThroughSmallHeap(String supplier) throws Exception {
        assertThat(writeInSmallHeap(supplier, 100_000)).isEqualTo("100000");
    }

    @Test
    void tenThousandRowsCanAllBeReadAgain() throws Exception {
        assertThat(writeInSmallHeap("livs", 10_000)).isEqualTo("10000");

        try (ReadableWorkbook workbook =
                        new ReadableWorkbook(folder.resolve("list").toFile());
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            assertThat(rows.skip(1).map(row -> row.getCellText(1)))
                    .hasSize(10_000)
                    .endsWith("Åsa 10000");
        }
    }

    private String writeInSmallHeap(String supplier, int rows) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyRows.class.getName(),
                        supplier,
                        Integer.toString(rows),
                        folder.resolve("list").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // A JVM that finds options there says so in its output.
        process.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        process.start().waitFor();
        return Files.readString(output).strip();
    }
}
