package se.inkopsnavet.securemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.inkopsnavet.securemail.Correspondence.NOW;
import static se.inkopsnavet.securemail.Correspondence.ROOT;
import static se.inkopsnavet.securemail.Correspondence.SUPPLIER;
import static se.inkopsnavet.securemail.Refusals.assertFault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;

class KeyFilesTest {

    private static final char[] PASSWORD = "Test-losen-2026".toCharArray();

    @TempDir
    Path folder;

    private final OwnKey supplier = Correspondence.supplier();
    private PkiFolder pki;

    @BeforeEach
    void folder() {
        pki = new PkiFolder(folder);
    }

    @Test
    void keyAndCertificateComeOutOfThePkcs12File() {
        OwnKey read = KeyFiles.pkcs12(pki.pkcs12("supplier", supplier, PASSWORD), PASSWORD);

        assertThat(read.fingerprint()).isEqualTo(supplier.fingerprint());
        assertThat(read.privateKey()).isEqualTo(supplier.privateKey());
    }

    @Test
    void wrongPasswordNamesTheFileAndNothingElse() {
        Path file = pki.pkcs12("supplier", supplier, PASSWORD);

        assertThatThrownBy(() -> KeyFiles.pkcs12(file, "fel".toCharArray()))
                .hasMessage("OPS-002 CONFIGURATION at supplier.p12: cannot be read as PKCS#12 with this password")
                .hasNoCause();
    }

    @Test
    void passwordThatJavaCannotUseIsNamedAsSuch() {
        Path file = pki.pkcs12("supplier", supplier, PASSWORD);

        assertThatThrownBy(() -> KeyFiles.pkcs12(file, "lösen".toCharArray()))
                .hasMessageEndingWith("supplier.p12: the password must be ASCII, Java reads no other");
    }

    @Test
    void missingEmptyAndBrokenFilesAreConfigurationFaults() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path broken = Files.writeString(
                folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        for (Path file : List.of(folder.resolve("missing.pem"), empty, broken)) {
            assertFault(() -> KeyFiles.certificate(file), Fault.CONFIGURATION);
            assertFault(() -> KeyFiles.crls(file), Fault.CONFIGURATION);
            assertFault(() -> KeyFiles.pkcs12(file, PASSWORD), Fault.CONFIGURATION);
        }
    }

    @Test
    void twoCertificatesAreNotOne() {
        Path two = pki.certificates("two", supplier.certificate(), ROOT.certificate());

        assertThat(KeyFiles.certificates(two)).hasSize(2);
        assertFault(() -> KeyFiles.certificate(two), Fault.CONFIGURATION);
    }

    @Test
    void newListCountsFromTheNextLetterOn() throws IOException {
        TrustFiles trust = trustFiles();
        Pin pin = Correspondence.pin(supplier, SUPPLIER);
        assertThat(trust.get().recipient(Recipient.of(pin, supplier.certificate()), NOW))
                .isEmpty();

        Path fresh = pki.crl("fresh", ROOT.crl(NOW.minus(Duration.ofMinutes(5)), supplier.certificate()));
        Files.move(fresh, folder.resolve("root.crl"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(trust.get().recipient(Recipient.of(pin, supplier.certificate()), NOW))
                .extracting(Finding::fault)
                .containsExactly(Fault.CERTIFICATE_REVOKED);
    }

    @Test
    void listThatCannotBeReadStopsEverything() throws IOException {
        TrustFiles trust = trustFiles();
        Files.writeString(folder.resolve("root.crl"), "not a list");

        assertFault(trust::get, Fault.CONFIGURATION);
        Files.delete(folder.resolve("root.crl"));
        assertFault(trust::get, Fault.CONFIGURATION);
    }

    private TrustFiles trustFiles() {
        Path root = pki.certificates("root", ROOT.certificate());
        Path crl = pki.crl("root", ROOT.crl(NOW.minus(Duration.ofHours(1))));
        return new TrustFiles(List.of(root), List.of(), List.of(crl), Correspondence.HARD_FAIL);
    }
}
