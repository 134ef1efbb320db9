package se.inkopsnavet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KillPointTest {

    private static final Pattern REACHED = Pattern.compile("checkpoint\\.reached\\(\"([^\"]+)\"\\)");

    @Test
    void everyCheckpointInProductionCodeIsTried() throws IOException {
        assertThat(inProduction()).isEqualTo(names());
    }

    @Test
    void everyKillPointIsExplained() throws IOException {
        String page = Files.readString(Path.of("docs/crash.md"));

        assertThat(names()).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    private static Set<String> names() {
        return Stream.of(
                        Arrays.stream(KillPoint.values()).map(KillPoint::spoken),
                        Arrays.stream(HandoverPoint.values()).map(HandoverPoint::spoken),
                        Arrays.stream(ConsentPoint.values()).map(ConsentPoint::spoken),
                        Arrays.stream(MandatePoint.values()).map(MandatePoint::spoken),
                        Arrays.stream(LifecarePoint.values()).map(LifecarePoint::spoken),
                        Arrays.stream(SupplierPoint.values()).map(SupplierPoint::spoken),
                        Arrays.stream(DeliveryPoint.values()).map(DeliveryPoint::spoken),
                        Arrays.stream(TradePoint.values()).map(TradePoint::spoken))
                .flatMap(points -> points)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> inProduction() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                REACHED.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .forEach(found::add);
            }
        }
        return found.stream()
                .map(call -> call.substring(call.indexOf('"') + 1, call.lastIndexOf('"')))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
