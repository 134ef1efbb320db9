package se.inkopsnavet.neighbourhood.supplier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.inkopsnavet.customerlist.Acknowledgement;
import se.inkopsnavet.customerlist.BatchHeader;
import se.inkopsnavet.customerlist.BatchName;
import se.inkopsnavet.customerlist.ColumnList;
import se.inkopsnavet.customerlist.CustomerListRow;
import se.inkopsnavet.customerlist.ListFormat;
import se.inkopsnavet.customerlist.ListLine;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.pki.TestAuthority;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.CertificateCheck;
import se.inkopsnavet.securemail.Letter;
import se.inkopsnavet.securemail.OpenedMail;
import se.inkopsnavet.securemail.OpenerSettings;
import se.inkopsnavet.securemail.OwnKey;
import se.inkopsnavet.securemail.Pin;
import se.inkopsnavet.securemail.Recipient;
import se.inkopsnavet.securemail.RevocationRule;
import se.inkopsnavet.securemail.SmimeOpener;
import se.inkopsnavet.securemail.SmimeSealer;
import se.inkopsnavet.securemail.Trust;

/** The hub's own list writer, sealer and opener, as the supplier meets them. */
final class HubSide {

    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    static final String HUB = "navet@exempelkommun.example";
    static final String SUPPLIER = "nykund@matbutiken.example";
    static final UUID BATCH = UUID.fromString("6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11");
    static final TestAuthority ROOT = TestAuthority.root("Exempel Rot CA", NOW);
    static final OwnKey KEY = ROOT.issue(CertificateRequest.forAddress(HUB, NOW));
    static final SupplierKeys SUPPLIER_KEYS = SupplierKeys.issue(ROOT, SUPPLIER, HUB, KEY.certificate(), NOW);
    private static final CertificateCheck CHECK = new CertificateCheck(new Trust(
            Set.of(ROOT.certificate()),
            List.of(),
            List.of(ROOT.crl(NOW.minus(Duration.ofHours(1)))),
            RevocationRule.hardFail(Duration.ofDays(3))));

    private HubSide() {}

    static CustomerListRow row(String first, String last, String personnummer) {
        return new CustomerListRow(
                "Åsby",
                first,
                last,
                "Ågatan 5 lgh 1101",
                "990 10",
                "Exempelstad",
                "",
                "08-465 004 10",
                "08-465 004 11",
                personnummer,
                "",
                "",
                "Hemtjänsten möter upp vid leverans.",
                "",
                "");
    }

    static CustomerListRow asa() {
        return row("Åsa", "Öhrström-Ängqvist", "18900101-9802");
    }

    /** The same person again and again, which is enough to count rows. */
    static List<CustomerListRow> rows(int count) {
        List<CustomerListRow> rows = new ArrayList<>();
        while (rows.size() < count) {
            rows.add(asa());
        }
        return rows;
    }

    /** A sealed list as the hub sends it. @param supplier the column list under {@code mappings/suppliers/} */
    static byte[] list(String supplier, UUID batch, List<CustomerListRow> rows) {
        return sealed(KEY, letter(supplier, batch, rows));
    }

    static byte[] list(int rows) {
        return list("livs", BATCH, rows(rows));
    }

    static Letter letter(String supplier, UUID batch, List<CustomerListRow> rows) {
        try (InputStream yaml = Files.newInputStream(Path.of("mappings/suppliers", supplier, "columns.yaml"))) {
            ListFormat format = ListFormat.of(ColumnList.load(yaml, "columns.yaml"));
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            format.write(
                    new BatchHeader(batch, "9999", "livs", "egen-regi", NOW),
                    rows.stream().map(ListLine::fresh).toList(),
                    file);
            String name = BatchName.fileName(
                    "kundlista", "exempelkommun", LocalDate.of(2026, 11, 23), batch, format.extension());
            return letter(batch, new Attachment(name, format.contentType().split(";")[0], file.toByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException("list", e);
        }
    }

    static Letter letter(UUID batch, Attachment... files) {
        String id = "<" + batch + "@exempelkommun.example>";
        return new Letter(HUB, SUPPLIER, "Kundlista " + batch, NOW, id, "Kvittera rad för rad.", List.of(files));
    }

    static byte[] sealed(OwnKey signer, Letter letter) {
        return sealed(signer, SUPPLIER_KEYS.own(), letter);
    }

    static byte[] sealedFor(OwnKey recipient, Letter letter) {
        return sealed(KEY, recipient, letter);
    }

    private static byte[] sealed(OwnKey signer, OwnKey to, Letter letter) {
        Recipient recipient = Recipient.of(new Pin(to.fingerprint(), SUPPLIER), to.certificate());
        return new SmimeSealer(signer, recipient, () -> CHECK).seal(letter, NOW).bytes();
    }

    static OpenedMail opened(byte[] mail) {
        return opened(mail, NOW);
    }

    static OpenedMail opened(byte[] mail, Instant now) {
        Set<Pin> partners = Set.of(new Pin(SUPPLIER_KEYS.own().fingerprint(), SUPPLIER));
        return new SmimeOpener(new OpenerSettings(
                        HUB, List.of(KEY), partners, () -> CHECK, OpenerSettings.FRESHNESS, OpenerSettings.MAX_BYTES))
                .open(mail, now);
    }

    static Acknowledgement acknowledgement(byte[] csv) {
        try {
            return Acknowledgement.parse(new ByteArrayInputStream(csv), new Acknowledgement.Limits(1 << 20, 10_000));
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to read", e);
        }
    }
}
