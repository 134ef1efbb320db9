package se.inkopsnavet.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import se.inkopsnavet.order.OrderLoad;

/**
 * Order events per second, through one lane of the real worker over a real database; prints figures, judges nothing: {@code ./mvnw spring-boot:test-run
 * -Dspring-boot.run.main-class=se.inkopsnavet.bench.OrderBenchmark -Dspring-boot.run.arguments="20000"}.
 */
public final class OrderBenchmark {

    private static final int USUAL = 10_000;

    private OrderBenchmark() {}

    public static void main(String[] arguments) {
        int events = arguments.length == 0 ? USUAL : Integer.parseInt(arguments[0]);
        List<String> figures = new ArrayList<>();
        try (OrderLoad load = new OrderLoad(events)) {
            Instant began = Instant.now();
            load.decide();
            Duration took = Duration.between(began, Instant.now());
            figures.add("%d order events, %d orders: %.1f s, %.0f events/s in one lane"
                    .formatted(events, load.orders(), took.toMillis() / 1000.0, events * 1000.0 / took.toMillis()));
        }
        figures.forEach(System.out::println);
    }
}
