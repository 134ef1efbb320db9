package se.inkopsnavet.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.inkopsnavet.fault.Fault;

/** Counts down to the day a certificate expires: a gauge at all times, and a warning as each of 60, 30, 14, 7 and 1 days is passed (reliability report §5.5). */
public class CertificateWatch implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final int[] WARN_AT_DAYS = {0, 1, 7, 14, 30, 60};

    private final List<Watched> certificates;
    private final InstantSource clock;
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    /**
     * @param alias what IT calls it, such as {@code policyId/supplierId}
     * @param notAfter read anew each time, so that a renewed certificate is seen without a restart
     */
    public record Watched(String alias, Supplier<Instant> notAfter) {}

    private record Told(Instant notAfter, int threshold) {}

    public CertificateWatch(List<Watched> certificates, InstantSource clock) {
        this.certificates = List.copyOf(certificates);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        certificates.forEach(certificate -> Gauge.builder(
                        "inkopsnavet.certificate.left",
                        certificate,
                        c -> daysLeft(c.notAfter().get()))
                .description("Whole days until the certificate expires; negative when it has")
                .baseUnit("days")
                .tag("alias", certificate.alias())
                .register(registry));
    }

    /** To be called once a day or oftener; each threshold is told once per certificate and process. */
    public void check() {
        for (Watched certificate : certificates) {
            Instant notAfter = certificate.notAfter().get();
            long days = daysLeft(notAfter);
            threshold(days).ifPresent(threshold -> {
                Told now = new Told(notAfter, threshold);
                if (!now.equals(told.put(certificate.alias(), now))) {
                    warn(certificate.alias(), days);
                }
            });
        }
    }

    private static OptionalInt threshold(long days) {
        for (int threshold : WARN_AT_DAYS) {
            if (threshold == 0 ? days < 0 : days <= threshold) {
                return OptionalInt.of(threshold);
            }
        }
        return OptionalInt.empty();
    }

    private static void warn(String alias, long days) {
        LOG.atWarn()
                .addKeyValue("fault", Fault.CERTIFICATE_EXPIRED.code())
                .addKeyValue("alias", alias)
                .addKeyValue("days", days)
                .log(days < 0 ? "the certificate has expired" : "the certificate expires soon");
    }

    private long daysLeft(Instant notAfter) {
        return Math.floorDiv(
                Duration.between(clock.instant(), notAfter).toSeconds(),
                Duration.ofDays(1).toSeconds());
    }
}
