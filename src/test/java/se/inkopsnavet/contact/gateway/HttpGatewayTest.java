package se.inkopsnavet.contact.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.contact.ReceiptReport;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.sms.HttpSmsNeighbour;
import se.inkopsnavet.neighbourhood.sms.SmsWhim;
import se.inkopsnavet.neighbourhood.sms.TakenSms;
import tools.jackson.databind.json.JsonMapper;

/** Both dialects over real sockets against a gateway that misbehaves: what is certain, what is not, and how often the gateway has taken the message. */
class HttpGatewayTest {

    private static final URI RECEIPTS = URI.create("https://nav.exempelkommun.example/sms/v1/receipts/k/hemlig");
    /** Costs nothing where all goes well; a machine that is busy with other things is no failure. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Of a call that is never answered; the half for the connection, the other for the answer. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final String WORDS = "Ärende EXE-2026-000001: leverans försenad, ny tid 11:15";

    private static SSLContext trusting;
    private static HttpSmsNeighbour gateway;

    @BeforeAll
    static void open() {
        TestAuthority authority = new TestAuthority();
        trusting = new TlsIdentity(null, List.of(authority.certificate())).context();
        gateway = HttpSmsNeighbour.open(authority.serverNamed("localhost"), trusting, Clock.systemUTC());
    }

    @AfterAll
    static void close() throws IOException {
        gateway.close();
    }

    private static HttpGateway of(String dialect, String password) {
        return of(dialect, password, PATIENCE);
    }

    private static HttpGateway of(String dialect, String password, Duration patience) {
        return of(dialect, password, dialect.equals("FORM") ? gateway.formUrl() : gateway.jsonUrl(), patience);
    }

    private static HttpGateway of(String dialect, String password, URI url, Duration patience) {
        JsonMapper json = JsonMapper.builder().build();
        boolean form = dialect.equals("FORM");
        HttpSettings settings = new HttpSettings(
                url,
                HttpSmsNeighbour.USER,
                password,
                "plattform",
                "partner",
                RECEIPTS,
                trusting,
                patience.dividedBy(2),
                patience.dividedBy(2));
        return form ? HttpGateway.form(settings, json) : HttpGateway.json(settings, json);
    }

    private static Sms sms() {
        return new Sms(UUID.randomUUID(), "+46701740605", WORDS, "Inkopsnavet", Duration.ofMinutes(30));
    }

    private static String said(Delivery delivery) {
        if (delivery instanceof Delivery.Delivered) {
            return "DELIVERED";
        }
        if (delivery instanceof Delivery.Failed failed) {
            return "FAILED " + failed.fault();
        }
        if (delivery instanceof Delivery.Refused refused) {
            return "REFUSED " + refused.fault();
        }
        return "UNKNOWN " + ((Delivery.Unknown) delivery).fault();
    }

    @Test
    void theFormSaysEverythingAndAsksNotToBeKept() {
        Sms sms = sms();

        Delivery delivery = of("FORM", HttpSmsNeighbour.PASSWORD).send(sms);

        TakenSms taken = gateway.taken().get(gateway.taken().size() - 1);
        assertThat(delivery).isEqualTo(new Delivery.Delivered(taken.id()));
        assertThat(taken.fields())
                .isEqualTo(Map.of(
                        "from", "Inkopsnavet",
                        "to", "+46701740605",
                        "message", WORDS,
                        "dontlog", "message",
                        "whendelivered", RECEIPTS + "?ref=" + sms.id()));
    }

    @Test
    void theJsonHasOurReferenceAndTheTimeItIsOfUse() {
        Sms sms = sms();

        Delivery delivery = of("JSON", HttpSmsNeighbour.PASSWORD).send(sms);

        TakenSms taken = gateway.taken().get(gateway.taken().size() - 1);
        assertThat(delivery).isEqualTo(new Delivery.Delivered(taken.id()));
        assertThat(taken.fields())
                .containsEntry("refId", sms.id().toString())
                .containsEntry("relativeValidityTime", "1800000")
                .containsEntry("destination", "+46701740605")
                .containsEntry("sourceTON", "ALPHANUMERIC")
                .containsEntry("platformId", "plattform")
                .containsEntry("userData", WORDS);
    }

    /** @param taken how often the gateway has it: never more than once, since nobody repeats by itself */
    @ParameterizedTest
    @CsvSource({
        "FORM, RESET_AFTER, UNKNOWN OUTCOME_UNKNOWN, 1",
        "JSON, RESET_BEFORE, UNKNOWN OUTCOME_UNKNOWN, 0",
        "FORM, SILENT_AFTER, UNKNOWN OUTCOME_UNKNOWN, 1",
        "FORM, ERROR_BODY, REFUSED SMS_REFUSED, 0",
        "JSON, ERROR_BODY, REFUSED SMS_REFUSED, 0",
        "FORM, PAGE_AFTER, UNKNOWN SMS_ANSWER_UNREADABLE, 1",
        "JSON, PAGE_AFTER, UNKNOWN SMS_ANSWER_UNREADABLE, 1",
        "FORM, BUSY, FAILED SMS_UNREACHABLE, 0",
        "FORM, FRONT_503_AFTER, UNKNOWN SMS_ANSWER_UNREADABLE, 1",
        "JSON, BROKEN_AFTER, UNKNOWN SMS_ANSWER_UNREADABLE, 1",
        "FORM, DENIED, FAILED SMS_ACCESS_DENIED, 0",
        "FORM, REFUSED, REFUSED SMS_REFUSED, 0"
    })
    void onlyWhatTheGatewayItselfSaysIsCertain(String dialect, SmsWhim whim, String expected, int taken) {
        int before = gateway.taken().size();
        gateway.next(whim);

        Duration patience = whim == SmsWhim.SILENT_AFTER ? SOON : PATIENCE;
        Delivery delivery = of(dialect, HttpSmsNeighbour.PASSWORD, patience).send(sms());

        assertThat(said(delivery)).isEqualTo(expected);
        assertThat(gateway.taken()).hasSize(before + taken);
    }

    @Test
    void gatewayThatIsDownHasNothing() throws IOException {
        // Taken, so that nobody else listens there, and not listened to.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(0));
            URI closed = URI.create("https://localhost:" + held.getLocalPort() + "/a1/sms");
            assertThat(said(of("FORM", HttpSmsNeighbour.PASSWORD, closed, PATIENCE)
                            .send(sms())))
                    .isEqualTo("FAILED SMS_UNREACHABLE");
        }
        assertThat(said(of("FORM", "fel").send(sms()))).isEqualTo("FAILED SMS_ACCESS_DENIED");
    }

    @ParameterizedTest
    @CsvSource({
        "FORM, id=s1&status=delivered, ARRIVED",
        "FORM, id=s1&status=failed, FAILED",
        "FORM, id=s1&status=sent, UNDER_WAY",
        "JSON, '{\"id\":\"s1\",\"resultCode\":1001}', ARRIVED",
        "JSON, '{\"id\":\"s1\",\"resultCode\":1005}', UNDER_WAY",
        "JSON, '{\"id\":\"s1\",\"resultCode\":1008}', FAILED"
    })
    void receiptsSayWhatBecameOfIt(String dialect, String body, ReceiptReport.Outcome outcome) {
        ReceiptReport report = of(dialect, HttpSmsNeighbour.PASSWORD).receipt(body.getBytes(StandardCharsets.UTF_8));

        assertThat(report).isEqualTo(new ReceiptReport(null, "s1", outcome));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hej",
                "id=s1",
                "status=delivered",
                "id=s1&status=%zz",
                "{\"id\":1",
                "{\"resultCode\":1001}",
                "[]"
            })
    void whatIsNoReceiptIsSaidToBeNone(String body) {
        for (String dialect : new String[] {"FORM", "JSON"}) {
            assertThatThrownBy(
                            () -> of(dialect, HttpSmsNeighbour.PASSWORD).receipt(body.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(FaultException.class, fault -> assertThat(fault.fault())
                            .isEqualTo(Fault.SMS_RECEIPT_UNREADABLE));
        }
    }
}
