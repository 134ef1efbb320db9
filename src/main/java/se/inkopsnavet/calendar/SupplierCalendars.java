package se.inkopsnavet.calendar;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.yaml.Branch;
import se.inkopsnavet.yaml.Shape;
import se.inkopsnavet.yaml.ShapeCheck;
import se.inkopsnavet.yaml.YamlDocument;
import se.inkopsnavet.yaml.YamlSource;

/**
 * The calendars of all suppliers, and what was found when they were read.
 *
 * @param findings an error among them must stop start-up
 */
public record SupplierCalendars(Map<String, SupplierCalendar> bySupplier, List<Finding> findings) {

    private static final String FILES = "mappings/suppliers/*/calendar.yaml";

    private static final Shape.Section SHAPE = Shape.section(
            Shape.key("supplierId", Shape.matching("[a-z][a-z0-9-]{0,30}", "mappens namn")),
            Shape.key("until", Shape.day()),
            Shape.key(
                    "stopDays",
                    Shape.listOf(Shape.section(Shape.key("day", Shape.day()), Shape.key("displacedTo", Shape.day())))),
            Shape.key("open", Shape.listOf(Shape.day())));

    public SupplierCalendars {
        bySupplier = Map.copyOf(bySupplier);
        findings = List.copyOf(findings);
    }

    /**
     * Reads {@code mappings/suppliers/<id>/calendar.yaml}.
     *
     * @throws se.inkopsnavet.fault.FaultException CONFIGURATION when a file cannot be read; what is wrong inside a file is a finding
     */
    public static SupplierCalendars load(Path home) {
        return of(YamlSource.matching(home, FILES));
    }

    static SupplierCalendars of(List<YamlSource> sources) {
        Map<String, SupplierCalendar> calendars = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (YamlSource source : sources) {
            List<Branch> entries = YamlDocument.entries(source, "calendars", findings::add);
            if (entries.size() > 1) {
                findings.add(Finding.error(source.file(), 1, "", "en fil beskriver en leverantör"));
            }
            entries.forEach(entry -> new Reader(entry, findings)
                    .read()
                    .ifPresent(calendar -> calendars.put(calendar.supplierId(), calendar)));
        }
        return new SupplierCalendars(calendars, findings);
    }

    SupplierCalendar of(String supplierId) {
        SupplierCalendar known = bySupplier.get(supplierId);
        return known == null ? SupplierCalendar.none(supplierId) : known;
    }

    /** Changes when something in the calendars does. */
    String fingerprint() {
        Map<String, Object> sorted = new TreeMap<>();
        bySupplier.forEach((id, calendar) -> sorted.put(
                id,
                List.of(
                        calendar.until(),
                        new TreeMap<>(calendar.stopDays()).toString(),
                        new TreeSet<>(calendar.open()).toString())));
        return Integer.toHexString(sorted.toString().hashCode());
    }

    /**
     * What a municipality cannot be planned for, or soon not.
     *
     * @param policies in force that day, of those that may start
     */
    public List<Finding> missingFor(List<Policy> policies, LocalDate today) {
        List<Finding> missing = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        for (Policy policy : policies) {
            boolean byWeekday = policy.areas().list().stream()
                    .anyMatch(area -> !area.weekdays().isEmpty());
            policy.supplierFor()
                    .filter(supplier -> byWeekday && asked.add(supplier))
                    .flatMap(supplier -> finding(of(supplier), today))
                    .ifPresent(missing::add);
        }
        return missing;
    }

    private static Optional<Finding> finding(SupplierCalendar calendar, LocalDate today) {
        String file = FILES.replace("*", calendar.supplierId());
        if (today.isAfter(calendar.until())) {
            return Optional.of(Finding.error(file, 0, "until", "kalendern saknas eller är slut: inga veckor planeras"));
        }
        return calendar.endsSoon(today)
                ? Optional.of(Finding.warning(file, 0, "until", "kalendern tar slut " + calendar.until()))
                : Optional.empty();
    }

    /** One file; a calendar that has an error is not used. */
    private record Reader(Branch file, List<Finding> findings) {

        Optional<SupplierCalendar> read() {
            int before = findings.size();
            ShapeCheck.check(file, SHAPE, findings::add);
            require("supplierId");
            require("until");
            String folder = file.file().replaceAll(".*?([^/]+)/[^/]*$", "$1");
            file.text("supplierId")
                    .filter(id -> !id.equals(folder))
                    .ifPresent(id -> error(file, "supplierId", "ska vara densamma som mappens namn, " + folder));
            Map<LocalDate, Optional<LocalDate>> stopDays = stopDays();
            Set<LocalDate> open = new HashSet<>();
            file.texts("open").stream()
                    .filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}"))
                    .map(LocalDate::parse)
                    .filter(day -> !stopDays.containsKey(day) || contradicted(day))
                    .forEach(open::add);
            return findings.size() > before
                    ? Optional.empty()
                    : Optional.of(new SupplierCalendar(
                            file.text("supplierId").orElseThrow(),
                            file.day("until").orElseThrow(),
                            stopDays,
                            open));
        }

        private Map<LocalDate, Optional<LocalDate>> stopDays() {
            Map<LocalDate, Optional<LocalDate>> days = new HashMap<>();
            List<Branch> entries = file.branches("stopDays");
            for (Branch entry : entries) {
                entry.day("day").ifPresent(day -> {
                    if (days.put(day, entry.day("displacedTo")) != null) {
                        error(entry, "day", "dagen står två gånger: " + day);
                    }
                });
                if (!entry.has("day")) {
                    error(entry, "day", "nyckeln saknas");
                }
            }
            entries.forEach(entry -> entry.day("displacedTo").ifPresent(to -> displaced(entry, to, days.keySet())));
            return days;
        }

        /** In the same ISO week, else a client gets groceries twice in one week and not at all in another. */
        private void displaced(Branch entry, LocalDate to, Set<LocalDate> stopped) {
            if (stopped.contains(to)) {
                error(entry, "displacedTo", "är själv en stoppdag: " + to);
            }
            entry.day("day")
                    .filter(day -> !Week.of(day).equals(Week.of(to)))
                    .ifPresent(day -> error(entry, "displacedTo", "ligger i en annan vecka än " + day + ": " + to));
            file.day("until")
                    .filter(to::isAfter)
                    .ifPresent(last -> error(entry, "displacedTo", "ligger efter until: " + to));
        }

        private boolean contradicted(LocalDate day) {
            error(file, "open", "är också en stoppdag: " + day);
            return false;
        }

        private void require(String key) {
            if (!file.has(key)) {
                error(file, key, "nyckeln saknas");
            }
        }

        private void error(Branch where, String key, String message) {
            findings.add(Finding.error(where.file(), where.line(key), where.fullKey(key), message));
        }
    }
}
