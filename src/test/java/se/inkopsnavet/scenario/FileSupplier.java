package se.inkopsnavet.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;

/** What a town and its hub need for a supplier that takes files: two folders, a profile, a server and a route. */
final class FileSupplier {

    static final String LISTS = "livs/kundlistor";
    static final String ACKNOWLEDGEMENTS = "livs/kvittenser";
    static final String REPORTS = "livs/rapporter";
    static final String REPORT_FLOW = "REPORT_FILE/livs-fil";
    static final String FLOW = "SUPPLIER_ACK_FILE/livs-fil";

    private FileSupplier() {}

    /** Exempelkommun with the supplier that takes files, S/MIME instead of OpenPGP, and the route for its answers. */
    static Home home(Path folder) {
        return Home.in(folder)
                .edit(Home.PROFILE, "suppliers: [livs]", "suppliers: [livs-fil]")
                .edit("mappings/suppliers/livs-fil/profile.yaml", "{ at: \"18:00\" }", "{ after: PT1S }")
                .edit(
                        "mappings/suppliers/livs-fil/profile.yaml",
                        "  encryption: OPENPGP\n  certificate: livs-fil.asc\n  fingerprint: \"file:livs-fil.fingerprint\"\n",
                        "  encryption: SMIME\n  cipher: AES256_GCM\n  certificate: livs.pem\n  fingerprint: \"file:livs.fingerprint\"\n"
                                + "  trustCa: livs-ca.pem\n  crl: livs-ca.crl\n  revocation: HARD_FAIL\n")
                .edit("mappings/suppliers/livs-fil/profile.yaml", "kundlista@livs-fil.example", Town.SUPPLIER_MAILBOX)
                .append(
                        "routes/municipalities/exempelkommun.camel.yaml",
                        route("livs-fil-ack-in", FLOW, ACKNOWLEDGEMENTS))
                .append(
                        "routes/municipalities/exempelkommun.camel.yaml",
                        route("livs-fil-reports-in", REPORT_FLOW, REPORTS));
    }

    private static String route(String id, String flow, String folder) {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "flow",
                flow,
                "municipality",
                Scene.MUNICIPALITY,
                "folder",
                folder,
                "archive",
                "livs/arkiv",
                "delay",
                "500",
                "stableFor",
                "2s"));
        for (String each : List.of("host", "port", "username")) {
            parameters.put(each, "{{exempelkommun.procapita.sftp." + each + "}}");
        }
        parameters.put("privateKeyFile", "{{exempelkommun.procapita.sftp.private-key-file}}");
        parameters.put("knownHostsFile", "{{exempelkommun.procapita.sftp.known-hosts}}");
        StringBuilder yaml = new StringBuilder(
                "- templatedRoute:\n    routeTemplateRef: files-in\n    routeId: " + id + "\n    parameters:\n");
        parameters.forEach((name, value) -> yaml.append("      - name: ")
                .append(name)
                .append("\n        value: \"")
                .append(value)
                .append("\"\n"));
        return yaml.toString();
    }

    static Map<String, String> server(Town town) {
        String supplier = "inkopsnavet.municipalities.exempelkommun.suppliers.livs-fil.";
        return Map.of(
                supplier + "host",
                "localhost",
                supplier + "port",
                Integer.toString(town.procapita().port()),
                supplier + "username",
                SftpNeighbour.USER,
                supplier + "private-key-file",
                town.procapita().privateKey().toString(),
                supplier + "known-hosts",
                town.procapita().knownHosts().toString(),
                supplier + "folder",
                LISTS);
    }
}
