package se.inkopsnavet.neighbourhood.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.neighbourhood.supplier.HubSide.BATCH;
import static se.inkopsnavet.neighbourhood.supplier.HubSide.HUB;
import static se.inkopsnavet.neighbourhood.supplier.HubSide.KEY;
import static se.inkopsnavet.neighbourhood.supplier.HubSide.NOW;
import static se.inkopsnavet.neighbourhood.supplier.HubSide.ROOT;
import static se.inkopsnavet.neighbourhood.supplier.HubSide.row;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.customerlist.CustomerListRow;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord.Entry;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord.Kind;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord.Row;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.Letter;

class SupplierReadsListsTest {

    private static final String FORMULA = "=HYPERLINK(\"http://x.example\";\"Klicka\")";

    @TempDir
    private Path folder;

    private final List<byte[]> hubMailbox = new ArrayList<>();
    private SupplierNeighbour supplier;

    @BeforeEach
    void open() {
        supplier = supplier(HubSide.SUPPLIER_KEYS);
    }

    private SupplierNeighbour supplier(SupplierKeys keys) {
        return new SupplierNeighbour(
                keys, new SupplierRecord(folder, true), hubMailbox::add, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"livs", "livs-fil"})
    void everyRowIsReadAndRecorded(String format) throws IOException {
        byte[] mail = HubSide.list(format, BATCH, awkward());

        Entry entry = supplier.receive(mail);

        assertThat(entry.kind()).as(entry.note()).isEqualTo(Kind.LIST);
        assertThat(entry.messageId()).isEqualTo("<" + BATCH + "@exempelkommun.example>");
        assertThat(entry.sha256()).isEqualTo(Sha256.of(mail));
        assertThat(entry.batchId()).isEqualTo(BATCH.toString());
        assertThat(entry.rows()).isEqualTo(4);
        assertThat(supplier.record().rows())
                .extracting(Row::number, Row::personnummer, Row::firstName, Row::lastName)
                .containsExactly(
                        tuple(1, "18900101-9802", "Åsa", "Öhrström-Ängqvist"),
                        tuple(2, "18900102-9819", "Björn \"Bönan\"", "O'Hara; af Ekenstam"),
                        tuple(3, "18900103-9800", FORMULA, "Lejon"),
                        tuple(4, "18900119-9802", "Hulda", "Å"));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private static List<CustomerListRow> awkward() {
        return List.of(
                HubSide.asa(),
                row("Björn \"Bönan\"", "O'Hara; af Ekenstam", "18900102-9819"),
                row(FORMULA, "Lejon", "18900103-9800"),
                row("Hulda", "Å", "18900119-9802"));
    }

    @Test
    void ellipticKeyOpensTheListToo() throws IOException {
        var elliptic =
                ROOT.issue(CertificateRequest.forAddress(HubSide.SUPPLIER, NOW).withKey("EC-P256"));
        SupplierKeys own = HubSide.SUPPLIER_KEYS;
        SupplierKeys keys =
                new SupplierKeys(own.address(), elliptic, own.unregistered(), own.expired(), HUB, KEY.certificate());

        byte[] mail = HubSide.sealedFor(elliptic, HubSide.letter("livs", BATCH, HubSide.rows(1)));

        assertThat(supplier(keys).receive(mail).kind()).isEqualTo(Kind.LIST);
    }

    @Test
    void copiesOfMailAndListAreKept() throws IOException {
        byte[] mail = HubSide.list(2);

        supplier.receive(mail);

        assertThat(folder.resolve("brev/1.eml")).hasBinaryContent(mail);
        assertThat(folder.resolve("listor")).isDirectoryContaining("glob:**1_kundlista_exempelkommun_*.xlsx");
    }

    @Test
    void listSignedByAnotherThanTheHubIsNoList() throws IOException {
        var stranger = ROOT.issue(CertificateRequest.forAddress(HUB, NOW).withKeyName("främling"));

        assertRefused(HubSide.sealed(stranger, HubSide.letter("livs", BATCH, HubSide.rows(1))), "signaturen");
    }

    @Test
    void listForAnotherCannotBeOpened() throws IOException {
        SupplierKeys other = SupplierKeys.issue(ROOT, "annan@matbutiken.example", HUB, KEY.certificate(), NOW);
        supplier = supplier(other);

        assertRefused(HubSide.list(1), "inte krypterat till oss");
    }

    @Test
    void alteredMailIsNoList() throws IOException {
        String mail = new String(HubSide.list(1), StandardCharsets.US_ASCII);
        int at = mail.length() - 200;
        char other = mail.charAt(at) == 'A' ? 'B' : 'A';

        assertRefused((mail.substring(0, at) + other + mail.substring(at + 1)).getBytes(StandardCharsets.US_ASCII), "");
    }

    @Test
    void plainMailIsRecordedAndNotAnswered() throws IOException {
        assertRefused(
                "From: a@x.example\r\nSubject: Hej\r\n\r\nHej\r\n".getBytes(StandardCharsets.US_ASCII), "ej krypterat");
    }

    @Test
    void sealedMailWithoutAListIsRecordedAndNotAnswered() throws IOException {
        assertRefused(HubSide.sealed(KEY, HubSide.letter(BATCH)), "ingen bilaga");
    }

    @Test
    void rowTooFewBreaksTheList() throws IOException {
        assertBroken(csv -> csv.replaceFirst("Åsby;Hulda[^\\n]*\\n", ""), "antalet rader");
    }

    @Test
    void changedCellBreaksTheList() throws IOException {
        assertBroken(csv -> csv.replace("Hulda", "Huld"), "kontrollsumman");
    }

    private void assertBroken(java.util.function.UnaryOperator<String> damage, String reason) throws IOException {
        Letter letter = HubSide.letter("livs-fil", BATCH, awkward());
        Attachment whole = letter.attachments().get(0);
        String csv = new String(whole.bytes(), StandardCharsets.UTF_8);
        byte[] damaged = damage.apply(csv).getBytes(StandardCharsets.UTF_8);
        assertThat(damaged).isNotEqualTo(whole.bytes());

        Entry entry = supplier.receive(HubSide.sealed(
                KEY, HubSide.letter(BATCH, new Attachment(whole.fileName(), whole.contentType(), damaged))));

        assertThat(entry.kind()).isEqualTo(Kind.BROKEN_LIST);
        assertThat(entry.note()).contains(reason);
        assertThat(hubMailbox).isEmpty();
    }

    private void assertRefused(byte[] mail, String reason) throws IOException {
        Entry entry = supplier.receive(mail);

        assertThat(entry.kind()).isEqualTo(Kind.OTHER);
        assertThat(entry.note()).contains(reason);
        assertThat(supplier.record().rows()).isEmpty();
        assertThat(hubMailbox).isEmpty();
    }

    @Test
    void keyAndCertificateAreWrittenForOpenssl() throws IOException {
        HubSide.SUPPLIER_KEYS.writePem(folder);

        assertThat(Files.readString(folder.resolve("leverantor.key.pem")))
                .startsWith("-----BEGIN PRIVATE KEY-----\n")
                .endsWith("\n-----END PRIVATE KEY-----\n");
        assertThat(folder.resolve("leverantor.cert.pem")).content().startsWith("-----BEGIN CERTIFICATE-----\n");
    }
}
