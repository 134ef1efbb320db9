package se.inkopsnavet.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shipped {@code mappings/} and {@code routes/}, with a grocer in a hurry, and a folder in which the demo's grocer leaves its reports for each municipality. */
final class DemoHome {

    private static final String ARCHIVE = "livs/arkiv";
    private static final String PROFILE = "mappings/suppliers/livs/profile.yaml";
    private static final String CALENDAR = "mappings/suppliers/livs/calendar.yaml";
    private static final Pattern UNTIL = Pattern.compile("(?m)^until: (\\S+)$");

    private DemoHome() {}

    /**
     * @param folder that does not exist yet
     * @param municipalities for which the grocer reports in files
     * @param today the grocer's calendar is of use for a year from here, whatever year the shipped one ends
     */
    static Path in(Path folder, List<String> municipalities, LocalDate today) throws IOException {
        for (String part : List.of("mappings", "routes")) {
            copy(Path.of(part), folder.resolve(part));
        }
        Path profile = folder.resolve(PROFILE);
        Files.writeString(profile, Files.readString(profile).replace("after: PT5S", "after: PT1S"));
        Path calendar = folder.resolve(CALENDAR);
        Files.writeString(calendar, lasting(Files.readString(calendar), today.plusYears(1)));
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

    private static String lasting(String calendar, LocalDate least) {
        return UNTIL.matcher(calendar)
                .replaceFirst(
                        ends -> LocalDate.parse(ends.group(1)).isBefore(least) ? "until: " + least : ends.group());
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
                "200",
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
