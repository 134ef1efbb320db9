package se.inkopsnavet.supplierapi.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.supplierapi.http.Refusal.Effect;

/**
 * How much one node asks of an interface, and a rest when most calls fail. Only what concerns the server counts as a failure. Nothing that matters is kept
 * here: whoever is refused has a row that says so.
 */
final class Throttle {

    private static final int LATEST_CALLS = 10;
    private static final int ENOUGH_TO_JUDGE = 5;
    private static final int MOST_FAILED_PERCENT = 50;
    private static final Duration REST = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Duration rest;
    private final CircuitBreaker breaker;
    private final RateLimiter limiter;

    Throttle(String name, int perSecond) {
        this(name, perSecond, REST);
    }

    /** @param rest how long the server is left alone when most calls have failed */
    Throttle(String name, int perSecond, Duration rest) {
        this.rest = rest;
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(LATEST_CALLS)
                        .minimumNumberOfCalls(ENOUGH_TO_JUDGE)
                        .failureRateThreshold(MOST_FAILED_PERCENT)
                        .waitDurationInOpenState(rest)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(Throttle::isTheServers)
                        .build());
        this.limiter = RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(perSecond)
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(PATIENCE)
                        .build());
    }

    private static boolean isTheServers(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.ofTheServer();
    }

    /** @throws Refusal of the call, or SUPPLIER_API_UNREACHABLE and SUPPLIER_API_THROTTLED when it was not made */
    <T> T call(String operation, Supplier<T> call) {
        if (!breaker.tryAcquirePermission()) {
            throw new Refusal(Fault.SUPPLIER_API_UNREACHABLE, operation + " resting", Effect.NONE, rest);
        }
        if (!limiter.acquirePermission()) {
            breaker.releasePermission();
            throw new Refusal(Fault.SUPPLIER_API_THROTTLED, operation + " perSecond", Effect.NONE, PATIENCE);
        }
        long began = System.nanoTime();
        boolean judged = false;
        try {
            T result = call.get();
            judged = true;
            breaker.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            return result;
        } catch (Refusal refused) {
            judged = true;
            breaker.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, refused);
            throw refused;
        } finally {
            if (!judged) {
                breaker.releasePermission();
            }
        }
    }
}
