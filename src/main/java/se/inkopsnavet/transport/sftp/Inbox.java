package se.inkopsnavet.transport.sftp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.inkopsnavet.fault.Fault;

/**
 * Judges each listing of a neighbour's folder: which files are complete, stable and safe to read, and which a person must hear of.
 *
 * <p>It remembers the last look at each file that still is there and what was alerted, nothing else. That memory is only caution: after a restart, or
 * on another node, files merely wait for one look more. Source: reliability.md §2.1 K1–K2, §4 B35; AC-01-14.
 */
final class Inbox {

    private static final String MARKER = ".done";

    private final PickupRules rules;
    private final Map<FileName, Look> looks = new HashMap<>();
    private final Set<Warning> told = new HashSet<>();
    private final List<Warning> untold = new ArrayList<>();
    private final Set<InboxFile> explained = new HashSet<>();
    private Map<String, InboxFile> offered = Map.of();
    private Set<InboxFile> alone = Set.of();

    Inbox(PickupRules rules) {
        this.rules = rules;
    }

    /** The files to pick up now, the oldest first, at most as many as the rules allow. */
    synchronized List<InboxFile> look(List<InboxFile> listing, Instant now) {
        Map<String, InboxFile> markers = new HashMap<>();
        List<InboxFile> data = new ArrayList<>();
        Set<FileName> present = new HashSet<>();
        for (InboxFile file : listing) {
            switch (file.name().kind()) {
                case IGNORED -> {}
                case REFUSED -> {
                    present.add(file.name());
                    warn(Fault.FILE_NAME_REFUSED, file.name());
                }
                case DATA -> {
                    present.add(file.name());
                    if (file.name().value().endsWith(MARKER)) {
                        markers.put(file.name().value(), file);
                    } else {
                        data.add(file);
                    }
                }
            }
        }
        looks.keySet().retainAll(present);
        told.removeIf(warning -> !present.contains(warning.file()));
        alone = new HashSet<>(markers.values());
        data.forEach(file -> alone.remove(markers.get(markerOf(file.name()))));
        explained.retainAll(alone);
        alone.removeAll(explained);

        List<InboxFile> ready = data.stream()
                .filter(file -> stable(file, now) & complete(file, markers, now))
                .filter(this::withinSize)
                .sorted(Comparator.comparingLong(
                                (InboxFile file) -> file.stamp().modified())
                        .thenComparing(file -> file.name().value()))
                .limit(rules.maxFiles())
                .toList();
        offered = new HashMap<>();
        ready.forEach(file -> offered.put(file.name().alias(), file));
        return ready;
    }

    /** The file behind the alias that Camel knows. */
    synchronized Optional<InboxFile> offered(String alias) {
        return Optional.ofNullable(offered.get(alias));
    }

    /** The markers of the last look whose file is not there, and that nobody has explained yet. */
    synchronized Set<InboxFile> markersAlone() {
        return Set.copyOf(alone);
    }

    /** It has been looked into why this marker is alone. */
    synchronized void explained(InboxFile marker) {
        explained.add(marker);
    }

    /** What a person should hear, each thing once for as long as its file lies there. */
    synchronized List<Warning> takeWarnings() {
        List<Warning> taken = List.copyOf(untold);
        untold.clear();
        return taken;
    }

    synchronized void warn(Fault fault, FileName file) {
        Warning warning = new Warning(fault, file);
        if (told.add(warning)) {
            untold.add(warning);
        }
    }

    static String markerOf(FileName file) {
        return file.value() + MARKER;
    }

    static FileName fileOf(FileName marker) {
        return new FileName(marker.value().substring(0, marker.value().length() - MARKER.length()));
    }

    private boolean stable(InboxFile file, Instant now) {
        Look look = looks.compute(
                file.name(),
                (name, before) -> before == null
                        ? new Look(file.stamp(), now, now)
                        : before.stamp().equals(file.stamp())
                                ? before
                                : new Look(file.stamp(), before.firstSeen(), now));
        return !look.unchangedSince().plus(rules.stableFor()).isAfter(now);
    }

    /** A marker older than the data was left behind by an earlier file of the same name: it vouches for nothing. */
    private boolean complete(InboxFile file, Map<String, InboxFile> markers, Instant now) {
        InboxFile marker = markers.get(markerOf(file.name()));
        boolean complete =
                marker != null && marker.stamp().modified() >= file.stamp().modified();
        if (!complete
                && !looks.get(file.name())
                        .firstSeen()
                        .plus(rules.incompleteAfter())
                        .isAfter(now)) {
            warn(Fault.INCOMPLETE_FILE, file.name());
        }
        return complete;
    }

    private boolean withinSize(InboxFile file) {
        if (file.stamp().size() > rules.maxBytes()) {
            warn(Fault.TOO_LARGE, file.name());
            return false;
        }
        return true;
    }

    private record Look(FileStamp stamp, Instant firstSeen, Instant unchangedSince) {}

    /** @param file logged and told by its alias only */
    record Warning(Fault fault, FileName file) {}
}
