package se.inkopsnavet.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import se.inkopsnavet.foodguard.FoodFigures;
import se.inkopsnavet.schedule.MorningFigures;

/**
 * Prints figures, judges nothing: {@code ./mvnw spring-boot:test-run -Dspring-boot.run.main-class=se.inkopsnavet.bench.MorningBenchmark
 * -Dspring-boot.run.arguments="--stops=30000 --clients=100000" -Dspring-boot.run.jvmArguments=-Xmx512m}.
 *
 * <p>{@code --stops} on the morning's delivery schedule, {@code --clients} of the food guard's daily round; 0 leaves that one out.
 */
public final class MorningBenchmark {

    private MorningBenchmark() {}

    public static void main(String[] arguments) {
        Map<String, Integer> given = Arrays.stream(arguments)
                .map(argument -> argument.replaceFirst("^--", "").split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.parseInt(pair[1])));
        int stops = given.getOrDefault("stops", 30_000);
        if (stops > 0) {
            MorningFigures.measure(stops).forEach(System.out::println);
        }
        int clients = given.getOrDefault("clients", 100_000);
        if (clients > 0) {
            FoodFigures.measure(clients).forEach(System.out::println);
        }
        System.exit(0);
    }
}
