package se.inkopsnavet.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The shipped {@code mappings/} and {@code routes/}, and a folder in which the demo's grocer leaves its reports for each municipality. */
final class DemoHome {

    private static final String ARCHIVE = "livs/arkiv";

    private DemoHome() {}

    /**
     * @param folder that does not exist yet
     * @param municipalities for which the grocer reports in files
     */
    static Path in(Path folder, List<String> municipalities) throws IOException {
        for (String part : List.of("mappings", "routes")) {
            copy(Path.of(part), folder.resolve(part));
        }
        for (String municipality : municipalities) {
            Path routes = folder.resolve("routes/municipalities/" + municipality + ".camel.yaml");
            Files.writeString(routes, Files.readString(routes) + reports(municipality));
        }
        return folder;
    }

    /** Creates the folders on the SFTP server. @param sftp its home */
    static void open(Path sftp, List<String> municipalities) throws IOException {
        Files.createDirectories(sftp.resolve(ARCHIVE));
        for (String municipality : municipalities) {
            Files.createDirectories(sftp.resolve(reportFolder(municipality)));
        }
    }

    /** Relative to the SFTP server's home. */
    static String reportFolder(String municipality) {
        return "livs/rapporter/" + municipality;
    }

    private static String reports(String municipality) {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "flow",
                "REPORT_FILE/livs",
                "municipality",
                municipality,
                "folder",
                reportFolder(municipality),
                "archive",
                ARCHIVE,
                "delay",
                "500",
                "stableFor",
                "2s"));
        for (String each : List.of("host", "port", "username")) {
            parameters.put(each, "{{exempelkommun.procapita.sftp." + each + "}}");
        }
        parameters.put("privateKeyFile", "{{exempelkommun.procapita.sftp.private-key-file}}");
        parameters.put("knownHostsFile", "{{exempelkommun.procapita.sftp.known-hosts}}");
        StringBuilder yaml = new StringBuilder("- templatedRoute:\n    routeTemplateRef: files-in\n    routeId: livs-"
                + municipality + "-reports-in\n    parameters:\n");
        parameters.forEach((name, value) -> yaml.append("      - name: ")
                .append(name)
                .append("\n        value: \"")
                .append(value)
                .append("\"\n"));
        return yaml.toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }
}
