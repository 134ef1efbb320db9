package se.inkopsnavet.contact.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.QueryTimeoutException;
import se.inkopsnavet.contact.Gsm7;
import se.inkopsnavet.contact.ReceiptIntake;
import se.inkopsnavet.contact.ReceiptReport;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Acceptance;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.neighbourhood.sms.SmppNeighbour;
import se.inkopsnavet.neighbourhood.sms.SmsWhim;
import se.inkopsnavet.neighbourhood.sms.TakenSms;
import se.inkopsnavet.transport.RecordedEvents;

/** SMPP over real sockets against a centre that misbehaves. */
class SmppGatewayTest {

    /** Costs nothing where all goes well; a machine that is busy with other things is no failure. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Of a call that gets no answer. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final String WORDS = "Ärende EXE-2026-000001: kylvaror står framme, € [å]";

    private final List<String> receipts = new CopyOnWriteArrayList<>();
    private final RecordedEvents heard = new RecordedEvents();
    private volatile boolean away;
    private SmppNeighbour centre;
    private SmppGateway gateway;

    @BeforeEach
    void open() {
        centre = SmppNeighbour.open(0, Clock.systemUTC());
        gateway = gateway(PATIENCE);
    }

    private SmppGateway gateway(Duration patience) {
        ReceiptIntake intake = new ReceiptIntake((arrival, bytes, unchanged) -> {
            if (away) {
                throw new QueryTimeoutException("database");
            }
            receipts.add(new String(bytes.readAllBytes(), StandardCharsets.US_ASCII));
            return new Acceptance(UUID.randomUUID(), "", false);
        });
        return new SmppGateway(
                new SmppSettings(
                        "k/sms",
                        "localhost",
                        centre.port(),
                        SmppNeighbour.USER,
                        SmppNeighbour.PASSWORD,
                        null,
                        patience,
                        patience),
                new ReceiptListener("k", intake, heard),
                heard);
    }

    @AfterEach
    void close() throws IOException {
        gateway.close();
        centre.close();
    }

    private Delivery send() {
        return gateway.send(new Sms(UUID.randomUUID(), "+46701740605", WORDS, "Inkopsnavet", Duration.ofSeconds(754)));
    }

    @Test
    void theCentreGetsTheAlphabetTheNumberAndTheValidity() {
        assertThat(send()).isEqualTo(new Delivery.Delivered("smsc1"));

        TakenSms taken = centre.taken().get(0);
        assertThat(taken.to()).isEqualTo("46701740605");
        assertThat(taken.sender()).isEqualTo("Inkopsnavet");
        assertThat(taken.fields()).containsEntry("validity_period", "000000001234000R");
        assertThat(centre.octets().get(0)).isEqualTo(Gsm7.encode(WORDS));
    }

    @ParameterizedTest
    @CsvSource({"BUSY, Failed, 0", "REFUSED, Refused, 0", "RESET_AFTER, Unknown, 1", "SILENT_AFTER, Unknown, 1"})
    void onlyAnAnswerIsCertain(SmsWhim whim, String expected, int taken) {
        if (whim.name().endsWith("_AFTER")) {
            // The library waits out its timer even when the session is closed.
            gateway.close();
            gateway = gateway(SOON);
        }
        centre.next(whim);

        assertThat(send().getClass().getSimpleName()).isEqualTo(expected);
        assertThat(centre.taken()).hasSize(taken);
    }

    @Test
    void theLineIsBoundAnewAndACentreThatIsDownHasNothing() throws IOException {
        assertThat(send()).isInstanceOf(Delivery.Delivered.class);
        int port = centre.port();
        centre.close();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(send()).isEqualTo(new Delivery.Failed(Fault.SMS_UNREACHABLE, "bind")));
        assertThat(heard.told).contains("up", "down SMS_UNREACHABLE");

        centre = openedAgain(port);
        gateway.open();
        await().atMost(Duration.ofSeconds(60)).until(() -> centre.bound() == 1);
        assertThat(send()).isInstanceOf(Delivery.Delivered.class);
        assertThat(centre.taken()).hasSize(1);
    }

    /** The port is the centre's, and a connection that anybody else has got from it by chance passes. */
    private static SmppNeighbour openedAgain(int port) {
        return await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsMatching(taken -> taken.getCause() instanceof BindException)
                .until(() -> SmppNeighbour.open(port, Clock.systemUTC()), Objects::nonNull);
    }

    /** Store, then acknowledge: the centre keeps a receipt that we could not. */
    @Test
    void receiptIsStoredBeforeItIsAcknowledgedAndARepliedWordIsNotTaken() {
        send();
        TakenSms sms = centre.taken().get(0);
        away = true;
        assertThat(centre.tell(sms, "DELIVRD")).isFalse();
        away = false;

        assertThat(centre.tell(sms, "DELIVRD")).isTrue();
        assertThat(receipts).singleElement().satisfies(text -> assertThat(
                        gateway.receipt(text.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new ReceiptReport(null, "smsc1", ReceiptReport.Outcome.ARRIVED)));
        assertThat(centre.reply(sms, "Jag kommer inte hem")).isFalse();
        assertThat(receipts).hasSize(1);
        assertThat(heard.told).contains("alert SMS_RECEIPT_UNREADABLE deliver_sm");
    }

    @ParameterizedTest
    @CsvSource({"UNDELIV, FAILED", "EXPIRED, FAILED", "REJECTD, FAILED", "ENROUTE, UNDER_WAY"})
    void receiptsSayWhatBecameOfIt(String stat, ReceiptReport.Outcome outcome) {
        String text =
                "id:7 sub:001 dlvrd:000 submit date:2611291015 done date:2611291016 stat:" + stat + " err:001 text:";

        assertThat(gateway.receipt(text.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new ReceiptReport(null, "7", outcome));
        assertThatThrownBy(() -> gateway.receipt("hej".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOfSatisfying(FaultException.class, fault -> assertThat(fault.fault())
                        .isEqualTo(Fault.SMS_RECEIPT_UNREADABLE));
    }
}
