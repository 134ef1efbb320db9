package se.inkopsnavet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.consent.Callers;
import se.inkopsnavet.consent.ConsentBench;
import se.inkopsnavet.consent.ConsentForm;
import se.inkopsnavet.consent.ConsentRoom;
import se.inkopsnavet.consent.ConsentWords;
import se.inkopsnavet.consent.MandateQuestion;
import se.inkopsnavet.disclosure.Deregistration;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.journal.Redaction;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.pki.TestAuthority;
import se.inkopsnavet.neighbourhood.supplier.SupplierKeys;
import se.inkopsnavet.person.EnvironmentGuard;
import se.inkopsnavet.person.TestPersons;
import se.inkopsnavet.securemail.CertificateCheck;
import se.inkopsnavet.securemail.OpenedMail;
import se.inkopsnavet.securemail.OpenerSettings;
import se.inkopsnavet.securemail.OwnKey;
import se.inkopsnavet.securemail.Pin;
import se.inkopsnavet.securemail.RevocationRule;
import se.inkopsnavet.securemail.SmimeOpener;
import se.inkopsnavet.securemail.Trust;
import se.inkopsnavet.transport.mail.MailClassifier;

/** A municipality's mailbox, read with real keys on a real database, and the room of consents behind it; only the journal is a list. */
final class UnitMailBench implements AutoCloseable {

    private static final String HUB = "inkop@exempelkommun.example";
    private static final Instant NOW = Instant.now();
    private static final TestAuthority ROOT = TestAuthority.root("Exempel CA", NOW);
    private static final OwnKey HUB_KEY = ROOT.issue(CertificateRequest.forAddress(HUB, NOW));

    final SupplierKeys asby = keys("hemtjanst.asby@exempelkommun.example");
    final SupplierKeys sjobro = keys("hemtjanst.sjobro@exempelkommun.example");
    final SupplierKeys stranger = keys("hemtjanst@grannkommun.example");
    final DispatchBench dispatch = new DispatchBench();
    final List<NoteRequest> notes = new ArrayList<>();
    /** Another kind of thing that units write; none, unless a test says so. */
    @Nullable
    UnitLetter also;

    private final Clock clock = Clock.system(ZoneId.of("Europe/Stockholm"));
    private final HomeMappingFiles mappings = new HomeMappingFiles(Path.of(""));
    private final ConsentRoom room = new ConsentRoom(
            ConsentBench.house(dispatch, clock),
            notes::add,
            ConsentWords.load(mappings),
            request -> {},
            noAccounts(),
            MandateQuestion.NO_REGISTER,
            Callers.NONE);
    private final Map<String, InboundFlow> flows = Map.of(
            SupplierMailFlow.NAME, mailFlow(),
            se.inkopsnavet.consent.ConsentFlow.NAME,
                    room.flow(
                            dispatch.ledger.payloads,
                            new EnvironmentGuard(EnvironmentGuard.Environment.OPEN, TestPersons.shipped()),
                            Redaction.load(mappings),
                            dispatch.ledger.transaction,
                            dispatch.ledger.messages,
                            dispatch.ledger.log,
                            Checkpoint.NONE));

    private static SupplierKeys keys(String address) {
        return SupplierKeys.issue(ROOT, address, HUB, HUB_KEY.certificate(), NOW);
    }

    private static Deregistration noAccounts() {
        return (request, municipality, person, supplier) -> {};
    }

    private SupplierMailFlow mailFlow() {
        CertificateCheck check = new CertificateCheck(new Trust(
                Set.of(ROOT.certificate()),
                List.of(),
                List.of(ROOT.crl(NOW)),
                RevocationRule.hardFail(Duration.ofDays(7))));
        SmimeOpener opener = new SmimeOpener(new OpenerSettings(
                HUB,
                List.of(HUB_KEY),
                Set.of(pin(asby), pin(sjobro)),
                () -> check,
                OpenerSettings.FRESHNESS,
                OpenerSettings.MAX_BYTES));
        UnitSenders.Known known = new UnitSenders.Known(
                opener,
                Map.of(
                        pin(asby).fingerprint(), Set.of("enhet-asby"),
                        pin(sjobro).fingerprint(), Set.of("enhet-sjobro")));
        return new SupplierMailFlow(
                dispatch.ledger.payloads,
                dispatch.ledger.messages,
                new MailClassifier(),
                new Partners(List.of()),
                List.of(),
                List.of(new UnitCorrespondent(
                        new UnitSenders(Map.of(DispatchBench.MUNICIPALITY, known)),
                        List.of(
                                new AlsoRead(),
                                room.mail(
                                        ConsentForm.file(mappings),
                                        dispatch.ledger.parts,
                                        dispatch.ledger.payloads,
                                        dispatch.settlement)))),
                dispatch.bounces,
                dispatch.settlement,
                (mail, municipality) -> {
                    throw new AssertionError("what a unit wrote is kept: it may be a withdrawal");
                },
                clock);
    }

    private final class AlsoRead implements UnitLetter {
        @Override
        public boolean reads(OpenedMail mail) {
            return also != null && also.reads(mail);
        }

        @Override
        public void handle(Claim claim, Set<String> unitIds, OpenedMail mail) {
            also.handle(claim, unitIds, mail);
        }
    }

    private static Pin pin(SupplierKeys keys) {
        return new Pin(keys.own().fingerprint(), keys.address());
    }

    /** The mail comes, and everything that follows in the hub: whatever that is, it is decided once. @return how it ended */
    String post(byte[] raw) {
        UUID mail = arrived(raw);
        dispatch.ledger.workArrivals(dispatch.ledger.inbound(flows));
        assertThat(dispatch.ledger.decided).containsOnlyOnce(mail);
        @Nullable String fault = dispatch.ledger.column(mail, "fault");
        return dispatch.ledger.state(mail) + (fault == null ? "" : " " + fault);
    }

    private UUID arrived(byte[] raw) {
        Arrival arrival = new Arrival(
                SupplierMailFlow.NAME,
                DispatchBench.MUNICIPALITY,
                "brevlådan",
                UUID.randomUUID().toString(),
                "1",
                1 << 20);
        try {
            return dispatch.ledger
                    .intake
                    .accept(arrival, new ByteArrayInputStream(raw), () -> true)
                    .messageId();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How each document that mails have brought ended, oldest first. */
    List<String> documents() {
        return dispatch.ledger
                .all
                .sql(
                        "select state || coalesce(' ' || fault, '') from message where flow = 'CONSENT' order by created_at, position")
                .query(String.class)
                .list();
    }

    List<String> told() {
        return dispatch.ledger
                .all
                .sql("select role || ' ' || recipient || ' ' || kind || ' ' || detail from notice order by 1")
                .query(String.class)
                .list();
    }

    int payloads() {
        return dispatch.ledger.count("payload");
    }

    void clear() {
        dispatch.clear();
        dispatch.ledger
                .all
                .sql("call wipe('consent_event, consent, consent_withdrawal, consent_annulment, receipt')")
                .update();
        notes.clear();
        also = null;
    }

    /** A case of that unit about that person. */
    void decided(String personId) {
        dispatch.desk.decide(se.inkopsnavet.purchase.Events.granted(1)
                .of("B-1")
                .about(personId)
                .decision());
    }

    static String document(String id, String kind, String person) {
        return Stream.of(
                        "{'schema':'1','type':'RECORDED','id':'" + id + "','municipality':'exempelkommun','person':'"
                                + person + "',",
                        "'purposes':['DISCLOSE_TO_SUPPLIER'],'recipient':{'type':'SUPPLIER','id':'livs'},'givenBy':{'role':'CLIENT'},",
                        "'method':'ORAL','givenAt':'2026-11-20T10:12:00+01:00','obtainedBy':{'staffId':'4711'},'source':{'kind':'"
                                + kind + "'}}")
                .map(line -> line.replace('\'', '"'))
                .reduce("", String::concat);
    }

    @Override
    public void close() {
        dispatch.close();
    }
}
