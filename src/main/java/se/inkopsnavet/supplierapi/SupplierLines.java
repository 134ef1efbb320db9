package se.inkopsnavet.supplierapi;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.inkopsnavet.supplierapi.http.SupplierHttp;

/** The interfaces that this installation reaches, each with one client, so that reading and asking share its limit and its rest. */
public final class SupplierLines {

    /** One interface and the way to it. */
    public record Open(SupplierLine line, SupplierHttp http) {}

    private final Map<String, Open> byChannel;

    public SupplierLines(List<SupplierLine> lines, Clock clock) {
        this.byChannel = lines.stream()
                .map(line -> new Open(line, new SupplierHttp(line, clock)))
                .collect(Collectors.toUnmodifiableMap(open -> open.line().channel(), Function.identity()));
    }

    public Optional<Open> find(String municipality, String supplierId) {
        return Optional.ofNullable(byChannel.get(SupplierLine.channel(municipality, supplierId)));
    }

    public List<Open> all() {
        return List.copyOf(byChannel.values());
    }
}
