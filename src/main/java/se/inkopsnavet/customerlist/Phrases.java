package se.inkopsnavet.customerlist;

import java.io.InputStream;
import se.inkopsnavet.yaml.YamlMap;

/**
 * The standard phrases that the hub itself writes into a row ({@code mappings/customerlist/phrases.yaml}).
 *
 * @param meetStaff tells the driver that home care will be there (column h)
 * @param invoiceByEmail tells the supplier to send the invoice to the address in column f (column j)
 */
public record Phrases(String meetStaff, String invoiceByEmail) {

    /**
     * @param file what to call the file in errors
     * @throws se.inkopsnavet.fault.FaultException CONFIGURATION at {@code file:line}
     */
    public static Phrases load(InputStream yaml, String file) {
        YamlMap map = YamlMap.read(yaml, file);
        map.onlyKeys("meetStaff", "invoiceByEmail");
        return new Phrases(map.text("meetStaff"), map.text("invoiceByEmail"));
    }
}
