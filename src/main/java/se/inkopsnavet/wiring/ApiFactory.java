package se.inkopsnavet.wiring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.api.ApiClient;
import se.inkopsnavet.api.ApiClients;
import se.inkopsnavet.api.DoorSettings;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.securemail.KeyFiles;

/** Makes the door and its clients from the installation's settings; whatever is missing or doubtful is named, and stops the start. */
final class ApiFactory {

    private static final String API = "inkopsnavet.api.";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final ApiProperties settings;
    private final Map<String, HubProperties.Municipality> municipalities;

    /** @param municipalities that the installation has settings for */
    ApiFactory(ApiProperties settings, Map<String, HubProperties.Municipality> municipalities) {
        this.settings = settings;
        this.municipalities = municipalities;
    }

    DoorSettings door() {
        if (settings.clientRevocations() != null) {
            KeyFiles.crls(settings.clientRevocations());
        }
        return new DoorSettings(
                settings.address(),
                settings.port(),
                KeyFiles.pkcs12(settings.keyStore(), settings.keyStorePassword().toCharArray()),
                settings.clientAuthority() == null ? List.of() : KeyFiles.certificates(settings.clientAuthority()),
                settings.clientRevocations(),
                settings.deadline());
    }

    /** @throws FaultException CONFIGURATION naming the setting */
    ApiClients clients() {
        List<ApiClient> all = new ArrayList<>();
        Set<String> credentials = new HashSet<>();
        settings.clients().forEach((id, client) -> {
            ApiClient made = client(id, client);
            if (!credentials.add(made.fingerprint() + "|" + made.tokenHash())) {
                throw wrong(id, "token-hash");
            }
            all.add(made);
        });
        return new ApiClients(all);
    }

    private ApiClient client(String id, ApiProperties.Client client) {
        if (!ID.matcher(id).matches()) {
            throw wrong(id, "id");
        }
        HubProperties.Municipality municipality = municipalities.get(client.municipality());
        if (municipality == null) {
            throw wrong(id, "municipality");
        }
        if (client.supplier() != null && !sendsEvents(municipality, client.supplier())) {
            throw wrong(id, "supplier");
        }
        String fingerprint = sha256(id, "fingerprint", client.fingerprint());
        String tokenHash = sha256(id, "token-hash", client.tokenHash());
        if (fingerprint == null && tokenHash == null) {
            throw wrong(id, "fingerprint");
        }
        if (fingerprint != null && settings.clientAuthority() == null) {
            throw new FaultException(Fault.CONFIGURATION, API + "client-authority");
        }
        return new ApiClient(
                id,
                client.municipality(),
                fingerprint,
                tokenHash,
                client.logicalAddress(),
                client.sources(),
                client.purposes(),
                client.perSecond(),
                client.supplier());
    }

    private static boolean sendsEvents(HubProperties.Municipality municipality, String supplier) {
        SupplierApiProperties line = municipality.supplierApis().get(supplier);
        return line != null && line.webhookSecret() != null;
    }

    private static @Nullable String sha256(String id, String setting, @Nullable String written) {
        if (written == null) {
            return null;
        }
        String hex = written.replace(":", "").strip().toLowerCase(Locale.ROOT);
        if (!SHA256.matcher(hex).matches()) {
            throw wrong(id, setting);
        }
        return hex;
    }

    private static FaultException wrong(String id, String setting) {
        return new FaultException(Fault.CONFIGURATION, API + "clients." + id + "." + setting);
    }

    /** Clients that may say yes to nothing: as a rule forgotten. */
    static List<String> withoutPurposes(Map<String, ApiProperties.Client> clients) {
        return clients.entrySet().stream()
                .filter(each ->
                        each.getValue().purposes().isEmpty() && each.getValue().supplier() == null)
                .map(each -> API + "clients." + each.getKey() + ".purposes")
                .toList();
    }
}
