package se.inkopsnavet.supplierapi;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.JsonTransform;
import se.inkopsnavet.mapping.MappingFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mappings {@code rest-*.jsonata}: a supplier's own under {@code mappings/suppliers/<id>/} where it has one, otherwise that of
 * {@code mappings/order/}. Thread-safe.
 */
public final class ReportMappings {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<ReportKind, String> FILES = Map.of(
            ReportKind.ORDER, "rest-order.jsonata",
            ReportKind.DELIVERY, "rest-delivery.jsonata",
            ReportKind.STOP, "rest-stop.jsonata");

    private final MappingFiles files;
    private final Predicate<String> holds;
    private final Map<String, Map<ReportKind, JsonTransform>> bySupplier = new ConcurrentHashMap<>();

    /** @param holds whether there is such a file below {@code mappings/} */
    public ReportMappings(MappingFiles files, Predicate<String> holds) {
        this.files = files;
        this.holds = holds;
    }

    /** Compiles a supplier's mappings. @throws FaultException CONFIGURATION when one of them is broken, with file, line and column */
    public ReportMappings check(String supplierId) {
        of(supplierId);
        return this;
    }

    Mapped apply(String supplierId, ReportKind kind, JsonNode content) {
        JsonTransform transform = of(supplierId).get(kind);
        if (transform == null) {
            throw new FaultException(Fault.INTERNAL_ERROR, "no mapping for " + kind);
        }
        return new Mapped(transform.apply(JSON.treeToValue(content, Object.class), Map.of()));
    }

    private Map<ReportKind, JsonTransform> of(String supplierId) {
        return bySupplier.computeIfAbsent(supplierId, id -> {
            Map<ReportKind, JsonTransform> all = new EnumMap<>(ReportKind.class);
            FILES.forEach((kind, file) -> {
                String own = "suppliers/" + id + "/" + file;
                all.put(kind, JsonTransform.compile(files, holds.test(own) ? own : "order/" + file));
            });
            return all;
        });
    }
}
