package se.inkopsnavet.wiring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.person.EnvironmentGuard;

/**
 * The settings of one installation; {@code docs/installation.md} lists them with their defaults.
 *
 * @param home the folder that holds {@code routes/} and {@code mappings/}
 * @param environment which people may be handled: only published test persons, only real ones, or (load tests) any
 * @param testPersons Skatteverket's whole list of test numbers, or null for the part of it that is shipped
 * @param partnerKeys folder with the suppliers' certificates, CA files and CRLs
 * @param tlsAuthority PEM of the CA that issued the mail servers' certificates, or null for the JDK's own list
 * @param noticeEvery how often waiting notices are gathered into letters
 * @param api the door for other systems, or null for none
 */
@Validated
@ConfigurationProperties("inkopsnavet")
public record HubProperties(
        @DefaultValue(".") Path home,
        @NotNull EnvironmentGuard.Environment environment,
        @Nullable Path testPersons,
        @NotNull @Valid Keys keys,
        @DefaultValue("keys") Path partnerKeys,
        @DefaultValue @Valid Workers workers,
        @DefaultValue @Valid RetryProperties retry,
        @DefaultValue("PT1M") Duration noticeEvery,
        @DefaultValue @Valid Outbound outbound,
        @Nullable Path tlsAuthority,
        @DefaultValue Map<String, @Valid Login> logins,
        @Nullable @Valid ApiProperties api,
        @DefaultValue Map<String, @Valid Municipality> municipalities) {

    /**
     * @param content Tink keyset that encrypts what is stored
     * @param index hexadecimal key of the look-up hashes
     * @param transit folder with the keys of mail that may hold a password: shared by all nodes, never backed up; as a rule beside the content key
     */
    public record Keys(
            @NotNull Path content,
            @NotNull Path index,
            @Nullable Path transit) {

        Path transitFolder() {
            return transit == null ? content.resolveSibling("transit") : transit;
        }
    }

    /**
     * @param threads workers on this node
     * @param poll how often the node looks for work that another node left
     * @param heartbeat a node that misses four of these is dead, and its work is taken over
     */
    public record Workers(
            @DefaultValue("24") int threads,
            @DefaultValue("PT0.5S") Duration poll,
            @DefaultValue("PT5S") Duration heartbeat,
            @DefaultValue("PT10S") Duration shutdown) {}

    /** Everything the hub may reach. Empty means nothing. */
    public record Outbound(
            @DefaultValue Set<String> hosts,
            @DefaultValue Set<String> domains,
            @DefaultValue Set<String> addresses) {}

    /** How the hub logs in to a mail server; routes name it and never hold it. */
    public record Login(@NotNull String username, @NotNull String password) {

        @Override
        public String toString() {
            return "Login[***]";
        }
    }

    /**
     * @param mailbox the municipality's own address; its key signs what is sent and opens what comes back
     * @param keyStore PKCS#12 with that key
     * @param oldKeyStores earlier keys, for opening what was still encrypted to them
     * @param authority the CA that issued the own certificate, PEM
     * @param revocations that CA's CRL
     * @param pgpKey the own OpenPGP secret key, for suppliers that want OpenPGP; null when none does
     * @param receipts the folder for receipt files, on the case system's SFTP server
     * @param calendar the folder for the units' delivery calendars, on their planning system's SFTP server; null when none are left
     * @param supplierApis suppliers' own interfaces, by supplier id
     * @param suppliers SFTP servers of suppliers whose profile says SFTP, by supplier id
     * @param retention how long what is done with is kept
     * @param journal how the person's journal is reached; null when the hub writes none
     * @param print where sealed letters are printed; null when none are
     * @param peppol the folder from which the Peppol access point fetches the hub's documents; null when the municipality has none
     * @param sms how the SMS gateway is reached; null where there is none
     */
    public record Municipality(
            @NotNull String mailbox,
            @NotNull Path keyStore,
            @NotNull String keyStorePassword,
            @DefaultValue List<Path> oldKeyStores,
            @NotNull Path authority,
            @NotNull Path revocations,
            @Nullable Path pgpKey,
            @Valid @Nullable Sftp receipts,
            @Valid @Nullable Sftp calendar,
            @DefaultValue Map<String, @Valid Sftp> suppliers,
            @DefaultValue Map<String, @Valid SupplierApiProperties> supplierApis,
            @Valid @Nullable JournalProperties journal,
            @Valid @Nullable Print print,
            @Valid @Nullable Sftp peppol,
            @Valid @Nullable SmsProperties sms,
            @DefaultValue @Valid Retention retention) {

        @Override
        public String toString() {
            return "Municipality[***]";
        }
    }

    /**
     * @param decision reference of the municipality's decision to purge (gallringsbeslut); without it nothing is purged
     * @param done how long the bytes of what is done with are kept
     * @param quarantined how long bad input is kept
     * @param cases how long what belongs to a case is kept after its end
     * @param disclosures how long it can be told what was given to whom; at least a year
     */
    public record Retention(
            @Nullable String decision,
            @DefaultValue("P7D") Duration done,
            @DefaultValue("P30D") Duration quarantined,
            @DefaultValue("P90D") Period cases,
            @DefaultValue("P5Y") Period disclosures) {

        public Retention {
            if (disclosures.toTotalMonths() < 12) {
                throw new FaultException(Fault.CONFIGURATION, "retention.disclosures");
            }
        }

        boolean decided() {
            return decision != null && !decision.isBlank();
        }
    }

    /**
     * The print service. File names are relative to the folder of keys.
     *
     * @param sftp where print jobs are left
     * @param address that its certificate is issued for
     * @param fingerprint SHA-256 of the certificate, or {@code file:name}
     */
    public record Print(
            @NotNull @Valid Sftp sftp,
            @NotNull String address,
            @NotNull String certificate,
            @NotNull String fingerprint,
            @NotNull String trustCa,
            @NotNull String crl) {}

    /** @param knownHosts pinned host key in OpenSSH's format @param privateKeyFile key login, or null for password login */
    public record Sftp(
            @NotNull String host,
            @DefaultValue("22") int port,
            @NotNull String username,
            @Nullable String password,
            @Nullable Path privateKeyFile,
            @NotNull Path knownHosts,
            @NotNull String folder) {

        @Override
        public String toString() {
            return "Sftp[***]";
        }
    }
}
