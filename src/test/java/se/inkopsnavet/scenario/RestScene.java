package se.inkopsnavet.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierApiNeighbour;

/** A town whose supplier of mail has an interface too, and a hub that uses it for whatever can be asked there. */
record RestScene(Scene scene, SupplierApiNeighbour supplier) implements AutoCloseable {

    private static final String WIRING = """
            - templatedRoute:
                routeTemplateRef: supplier-api-in
                routeId: exempelkommun-livs-api-in
                parameters:
                  - name: municipality
                    value: exempelkommun
                  - name: supplier
                    value: livs
                  - name: delay
                    value: "{{exempelkommun.livs-api.delay:5000}}"
                  - name: every
                    value: "{{exempelkommun.livs-api.every:30m}}"
            """;
    private static final String LINE = "inkopsnavet.municipalities.exempelkommun.supplier-apis.livs.";

    /** @param more settings of the hub in that town */
    static RestScene open(Function<Town, Map<String, String>> more) {
        Path folder = Scene.folder();
        Town town = Town.open(folder.resolve("town"), "RSA-2048");
        SupplierApiNeighbour supplier = SupplierApiNeighbour.open(town.serverTls());
        Home home = Home.in(folder.resolve("home"))
                .append("routes/municipalities/exempelkommun.camel.yaml", WIRING)
                .append(
                        "mappings/suppliers/livs/profile.yaml",
                        "orders: { channel: REST, capabilities: { lateOrders: true, deliverAgain: true, erasure: true } }\norderReports: { within: PT35M }\n");
        secret(town, "token", SupplierApiNeighbour.TOKEN);
        Map<String, String> settings = new LinkedHashMap<>(more.apply(town));
        settings.put(LINE + "url", supplier.url().toString());
        settings.put(LINE + "deadline", "PT60S");
        settings.put("exempelkommun.livs-api.delay", "200");
        return new RestScene(Scene.open(town, home, settings), supplier);
    }

    /** One file per secret, as an installation does it. @param key of the supplier's interface */
    static void secret(Town town, String key, String value) {
        try {
            Files.writeString(town.folder().resolve("secrets").resolve(LINE + key), value + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        scene.close();
        supplier.close();
    }
}
