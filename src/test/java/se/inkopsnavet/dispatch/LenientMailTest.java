package se.inkopsnavet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.pki.TestAuthority;
import se.inkopsnavet.neighbourhood.supplier.FormMail;
import se.inkopsnavet.neighbourhood.supplier.SupplierKeys;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.securemail.CertificateCheck;
import se.inkopsnavet.securemail.Finding;
import se.inkopsnavet.securemail.Letter;
import se.inkopsnavet.securemail.MailOpener;
import se.inkopsnavet.securemail.OpenerSettings;
import se.inkopsnavet.securemail.OwnKey;
import se.inkopsnavet.securemail.Pin;
import se.inkopsnavet.securemail.Recipient;
import se.inkopsnavet.securemail.RevocationRule;
import se.inkopsnavet.securemail.SmimeOpener;
import se.inkopsnavet.securemail.SmimeSealer;
import se.inkopsnavet.securemail.Trust;
import se.inkopsnavet.transport.RecordedEvents;

/** SOFT_FAIL: what goes although a revocation list is late is told (reliability §3.2). */
class LenientMailTest {

    private static final String HUB = "inkop@exempelkommun.example";
    private static final String SUPPLIER = "nykund@livs.example";
    private static final Instant NOW = Instant.now();
    private static final Duration AGE = Duration.ofDays(7);
    private static final TestAuthority ROOT = TestAuthority.root("Exempel CA", NOW);
    private static final OwnKey HUB_KEY = ROOT.issue(CertificateRequest.forAddress(HUB, NOW));

    private final SupplierKeys supplier = SupplierKeys.issue(ROOT, SUPPLIER, HUB, HUB_KEY.certificate(), NOW);
    private final Pin pin = new Pin(supplier.own().fingerprint(), SUPPLIER);
    private final List<Finding> late = new ArrayList<>();

    @Test
    void whatIsSealedAndOpenedWhileTheListIsLateIsTold() {
        X509CRL hoursLate = ROOT.crl(NOW.minus(AGE).minus(Duration.ofHours(2)));

        assertThat(lenient(hoursLate)
                        .sealer(sealer(hoursLate, RevocationRule.softFail(AGE)))
                        .seal(letter(), NOW)
                        .bytes())
                .isNotEmpty();
        assertThat(late).containsExactly(new Finding(Fault.REVOCATION_UNKNOWN, "recipient certificate"));
        opened(hoursLate);

        assertThat(late).hasSize(2);
    }

    @Test
    void whileTheListIsInTimeThereIsNothingToTell() {
        X509CRL inTime = ROOT.crl(NOW.minus(Duration.ofHours(2)));

        lenient(inTime).sealer(sealer(inTime, RevocationRule.softFail(AGE))).seal(letter(), NOW);
        opened(inTime);

        assertThat(late).isEmpty();
    }

    @Test
    void whatIsNotSealedIsNotToldOfHere() {
        X509CRL daysLate = ROOT.crl(NOW.minus(AGE).minus(Duration.ofDays(2)));

        assertThatThrownBy(() -> lenient(daysLate)
                        .sealer(sealer(daysLate, RevocationRule.softFail(AGE)))
                        .seal(letter(), NOW))
                .isInstanceOf(FaultException.class);

        assertThat(late).isEmpty();
    }

    @Test
    void itHearsOncePerSupplierAndDayAndTheAlertCountsEachTime() {
        RecordedEvents events = new RecordedEvents();
        try (DispatchBench bench = new DispatchBench()) {
            LateLists lists =
                    new LateLists(new NoticeBook(bench.ledger.jdbc), bench.desk.policies, events, bench.clock);
            Finding finding = new Finding(Fault.REVOCATION_UNKNOWN, "recipient certificate");

            lists.tolerated(DispatchBench.MUNICIPALITY, bench.partner.channel(), finding);
            lists.tolerated(DispatchBench.MUNICIPALITY, bench.partner.channel(), finding);

            assertThat(bench.notices("REVOCATION_LIST_LATE")).isEqualTo(1);
            assertThat(events.told).hasSize(2).containsOnly("alert REVOCATION_UNKNOWN recipient certificate");
        }
    }

    private LenientMail lenient(X509CRL crl) {
        return new LenientMail(HUB, sealer(crl, RevocationRule.hardFail(AGE)), late::add);
    }

    private SmimeSealer sealer(X509CRL crl, RevocationRule rule) {
        CertificateCheck check = check(crl, rule);
        return new SmimeSealer(HUB_KEY, Recipient.of(pin, supplier.own().certificate()), () -> check);
    }

    private void opened(X509CRL crl) {
        CertificateCheck check = check(crl, RevocationRule.softFail(AGE));
        MailOpener opener = new SmimeOpener(new OpenerSettings(
                HUB, List.of(HUB_KEY), Set.of(pin), () -> check, OpenerSettings.FRESHNESS, OpenerSettings.MAX_BYTES));
        byte[] mail = FormMail.of(supplier, "kvittens.csv", "#KVITTENS").write();
        lenient(crl).opener(opener).open(mail, NOW).wipe();
    }

    private static CertificateCheck check(X509CRL crl, RevocationRule rule) {
        return new CertificateCheck(new Trust(Set.of(ROOT.certificate()), List.of(), List.of(crl), rule));
    }

    private static Letter letter() {
        return new Letter(HUB, SUPPLIER, "Kundlista", NOW, "<x@exempelkommun.example>", "", List.of());
    }
}
