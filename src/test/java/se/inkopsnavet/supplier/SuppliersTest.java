package se.inkopsnavet.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.supplier.MessageProtection.Cipher;
import se.inkopsnavet.supplier.MessageProtection.Encryption;
import se.inkopsnavet.yaml.YamlSource;

class SuppliersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String FILE = "mappings/suppliers/livs/profile.yaml";
    private static final String HEX = "0123456789abcdef".repeat(4);

    private final Suppliers shipped = Suppliers.load(Path.of(""));

    @Test
    void shippedSuppliersAreCompleteAndKnownToThePolicies() {
        assertThat(shipped.findings()).isEmpty();
        assertThat(shipped.missingFor(Policies.load(Path.of("")))).isEmpty();
        assertThat(shipped.all())
                .extracting(SupplierProfile::supplierId)
                .containsExactlyInAnyOrder("livs", "livs-fil", "mathem");
        assertThat(shipped.all()).allMatch(supplier -> supplier.blockers(TODAY).isEmpty());
        assertThat(shipped.all())
                .filteredOn(supplier -> supplier.recipient() != null)
                .allMatch(supplier -> supplier.recipient().endsWith(".example"));
    }

    /** Without the key nobody has said when it is too early to ask: the profile is refused, not guessed at. */
    @ParameterizedTest
    @CsvSource({
        "'', nyckeln saknas",
        "'orderReports: { within: PT9H }', ska vara mellan PT0S och PT6H",
        "'orderReports: { within: -PT5M }', ska vara mellan PT0S och PT6H",
        "'orderReports: { within: 35 }', en tidslängd som PT15M"
    })
    void aSupplierOfLateOrdersSaysHowLongItsReportsTake(String reports, String message) throws IOException {
        String profile = Files.readString(Path.of(FILE))
                + "\norders: { channel: SFTP, capabilities: { lateOrders: true } }\n" + reports + "\n";

        assertThat(Suppliers.of(List.of(new YamlSource(FILE, profile))).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.key()).isEqualTo("orderReports.within");
                    assertThat(finding.message()).contains(message);
                });
    }

    @Test
    void lateOrdersAreAskedForWhenTheReportsHaveCome() {
        assertThat(shipped.supplier("livs-fil").orElseThrow().lateOrdersAfter()).contains(Duration.ofMinutes(35));
        assertThat(shipped.supplier("livs").orElseThrow().lateOrdersAfter()).isEmpty();
    }

    @Test
    void mailSupplierIsReadWhole() {
        SupplierProfile livs = shipped.supplier("livs").orElseThrow();
        assertThat(livs.channel()).isEqualTo(SupplierProfile.Channel.MAIL);
        assertThat(livs.recipient()).isEqualTo("nykund@livs.example");
        assertThat(livs.protection().encryption()).isEqualTo(Encryption.SMIME);
        assertThat(livs.protection().cipher()).isEqualTo(Cipher.AES256_GCM);
        assertThat(livs.protection().exceptionUntil()).isNull();
        assertThat(livs.protection().revocation()).isEqualTo(MessageProtection.Revocation.HARD_FAIL);
        assertThat(livs.list())
                .isEqualTo(new ListFormat(
                        ListFormat.Type.XLSX, "columns.yaml", ListFormat.FormulaStrategy.XLSX_TEXT, 2000));
        assertThat(livs.dispatch()).isEqualTo(new Dispatch.After(Duration.ofSeconds(5)));
        assertThat(livs.deduplicatesMessageId()).isTrue();
    }

    @Test
    void policyThatNamesAnUndescribedSupplierIsAnError() {
        List<Finding> missing = Suppliers.of(List.of()).missingFor(Policies.load(Path.of("")));
        assertThat(missing).extracting(Finding::key).containsOnly("suppliers");
        assertThat(missing)
                .extracting(Finding::file)
                .containsExactly(
                        "mappings/municipalities/exempelkommun.yaml",
                        "mappings/municipalities/huddinge.yaml",
                        "mappings/municipalities/lundvik.yaml");
        assertThat(missing).allMatch(Finding::isError).allMatch(finding -> finding.line() > 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cipher: AES256_GCM|cipher: AES256_CBC|protection.exceptionUntil|slutdatum",
                "cipher: AES256_GCM|cipher: DES|protection.cipher|AES256_GCM",
                "cipher: AES256_GCM|chiffer: AES256_GCM|protection.chiffer|okänd nyckel",
                "  trustCa: livs-ca.pem|  #|protection.trustCa|saknas",
                "certificate: livs.pem|certificate: ../livs.pem|protection.certificate|filnamn",
                "file:livs.fingerprint|file:../livs|protection.fingerprint|fingeravtryck",
                "file:livs.fingerprint|abc|protection.fingerprint|fingeravtryck",
                "recipient: nykund@livs.example|recipient: a@livs.example, b@livs.example|recipient|en enda",
                "recipient: nykund@livs.example|#|recipient|saknas",
                "supplierId: livs|supplierId: annan|supplierId|mappens namn",
                "credentials: { loginAliasDomain: alias.livs.example }|orders: { channel: MAIL, capabilities: { erasure: true } }|orders.capabilities.erasure|REST",
                "after: PT5S|after: PT5S, at: \"18:00\"|dispatch|antingen",
                "maxRowsPerBatch: 2000|maxRowsPerBatch: 0|list.maxRowsPerBatch|heltal"
            })
    void mistakeIsFoundAndTheSupplierIsNotUsed(String right, String wrong, String key, String message)
            throws IOException {
        Suppliers suppliers = changed(right, wrong);
        assertThat(suppliers.supplier("livs")).isEmpty();
        assertThat(suppliers.findings()).anySatisfy(finding -> {
            assertThat(finding.key()).isEqualTo(key);
            assertThat(finding.message()).contains(message);
            assertThat(finding.line()).isPositive();
            assertThat(finding.isError()).isTrue();
        });
    }

    @Test
    void weakCipherIsAllowedUntilItsExceptionEnds() throws IOException {
        SupplierProfile supplier = changed("cipher: AES256_GCM", "exceptionUntil: 2026-11-22\n  cipher: AES256_CBC")
                .supplier("livs")
                .orElseThrow();
        assertThat(supplier.blockers(TODAY)).isEmpty();
        assertThat(supplier.blockers(TODAY.plusDays(1))).singleElement().satisfies(blocker -> assertThat(
                        blocker.toString())
                .contains(FILE, "protection.exceptionUntil", "AES256_CBC"));
    }

    @Test
    void shortKeyIsADatedExceptionThatBlocksNothingByItself() throws IOException {
        SupplierProfile supplier = changed(
                        "certificate: livs.pem", "shortKeyUntil: 2026-11-22\n  certificate: livs.pem")
                .supplier("livs")
                .orElseThrow();

        assertThat(supplier.protection().shortKeyUntil()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(supplier.blockers(LocalDate.of(2026, 11, 23))).isEmpty();
    }

    @Test
    void nothingIsSentOutsideTheContract() {
        SupplierProfile livs = shipped.supplier("livs").orElseThrow();
        assertThat(livs.blockers(LocalDate.of(2025, 12, 31)))
                .extracting(Finding::key)
                .containsExactly("contract.from");
        assertThat(livs.blockers(LocalDate.of(2029, 12, 31))).isEmpty();
        assertThat(livs.blockers(LocalDate.of(2030, 1, 1)))
                .extracting(Finding::key)
                .containsExactly("contract.to");
    }

    @Test
    void fingerprintStandsInTheProfileOrInAFile(@TempDir Path keys) throws IOException {
        String colons = HEX.toUpperCase().replaceAll("(..)(?=.)", "$1:");
        assertThat(new Fingerprint(colons).resolve(keys)).isEqualTo(HEX);
        Files.writeString(keys.resolve("livs.fingerprint"), "sha256 Fingerprint=" + colons + "\n");
        MessageProtection protection = shipped.supplier("livs").orElseThrow().protection();
        assertThat(protection.pinnedFingerprint(keys)).isEqualTo(HEX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "0123456789"})
    void fileWithoutAFingerprintIsRefused(String content, @TempDir Path keys) throws IOException {
        MessageProtection protection = shipped.supplier("livs").orElseThrow().protection();
        assertConfigurationFault(() -> protection.pinnedFingerprint(keys));
        Files.writeString(keys.resolve("livs.fingerprint"), content);
        assertConfigurationFault(() -> protection.pinnedFingerprint(keys));
    }

    private static void assertConfigurationFault(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(action)
                .extracting(FaultException::fault)
                .isEqualTo(Fault.CONFIGURATION);
    }

    private static Suppliers changed(String right, String wrong) throws IOException {
        String profile = Files.readString(Path.of(FILE));
        assertThat(profile).contains(right);
        return Suppliers.of(List.of(new YamlSource(FILE, profile.replace(right, wrong))));
    }
}
