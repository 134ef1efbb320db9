package se.inkopsnavet.transport.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.transport.mail.smtp.SmtpBench.mailTo;
import static se.inkopsnavet.transport.mail.smtp.SmtpBench.parcel;
import static se.inkopsnavet.transport.mail.smtp.SmtpBench.parcelTo;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Parcel;
import se.inkopsnavet.neighbourhood.mail.Mischief;
import se.inkopsnavet.neighbourhood.mail.Mischief.Moment;

/** Mail to one recipient over the shipped route: what the receiver has, and what each way to fail means for the ledger. */
class SmtpChannelTest {

    @AutoClose
    private SmtpBench bench;

    private SmtpChannel channel;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        bench = SmtpBench.proven(folder);
        channel = bench.channel();
    }

    @Test
    void theReceiverHasTheVeryBytesOfTheLedger() {
        Parcel parcel = parcelTo("nykund@livs.example");

        Delivery delivery = channel.deliver(parcel);

        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
        assertThat(bench.record.entries()).singleElement().satisfies(entry -> {
            assertThat(bench.record.raw(entry)).isEqualTo(parcel.bytes());
            assertThat(entry.sender()).isEqualTo("hub@kommun.example");
            assertThat(entry.recipient()).isEqualTo("nykund@livs.example");
            assertThat(entry.encrypted()).isTrue();
        });
    }

    /** Notices, orders and lists go over the municipality's one mail server. */
    @Test
    void channelsOverOneRouteShareItsLine() {
        assertThat(new SmtpChannel("kommun/notice", channel.route(), true, null).line())
                .isEqualTo(channel.line())
                .isNotEqualTo(new SmtpChannel("kommun/notice", "grannkommun", true, null).line());
    }

    @Test
    void theServersQueueIdIsKept() {
        Delivery delivery = channel.deliver(parcelTo("nykund@livs.example"));

        assertThat(((Delivery.Delivered) delivery).peerReference()).matches("250 2\\.0\\.0 4Z[0-9a-f]+");
    }

    @Test
    void bouncesAreAskedForWithTheMessageIdAsEnvelopeId() {
        Parcel parcel = parcelTo("nykund@livs.example");

        channel.deliver(parcel);

        assertThat(bench.sink.commands())
                .anySatisfy(
                        line -> assertThat(line).startsWith("MAIL FROM").contains("RET=HDRS ENVID=" + parcel.dedupId()))
                .anySatisfy(line -> assertThat(line).startsWith("RCPT TO").endsWith("NOTIFY=FAILURE,DELAY"));
    }

    @Test
    void oneConnectionServesManyMails() {
        for (int i = 0; i < 5; i++) {
            channel.deliver(parcelTo("nykund@livs.example"));
        }

        assertThat(bench.record.entries()).hasSize(5);
        assertThat(bench.sink.connections()).isEqualTo(1);
    }

    static Stream<Arguments> temporary() {
        return Stream.of(
                Arguments.of(Moment.GREETING, "421 4.3.2 Not now", Fault.SMTP_UNREACHABLE),
                Arguments.of(Moment.AUTH, "535 5.7.8 Wrong", Fault.SMTP_REFUSED),
                Arguments.of(Moment.MAIL, "421 4.3.2 Closing", Fault.SMTP_REFUSED),
                Arguments.of(Moment.MAIL, "451 4.7.1 Greylisted", Fault.SMTP_REFUSED),
                Arguments.of(Moment.RCPT, "451 4.7.1 Greylisted", Fault.SMTP_REFUSED),
                Arguments.of(Moment.RCPT, "452 4.2.2 Mailbox full", Fault.SMTP_REFUSED),
                Arguments.of(Moment.DATA, "451 4.3.0 Try later", Fault.SMTP_REFUSED),
                Arguments.of(Moment.AFTER_DOT, "452 4.3.1 Disk full", Fault.SMTP_REFUSED));
    }

    @ParameterizedTest
    @MethodSource("temporary")
    void aTemporaryNoIsTriedAgain(Moment moment, String line, Fault fault) {
        bench.sink.always(new Mischief.AnswerAndClose(moment, line));

        Delivery delivery = channel.deliver(parcelTo("nykund@livs.example"));

        assertThat(delivery).isInstanceOfSatisfying(Delivery.Failed.class, failed -> assertThat(failed.fault())
                .isEqualTo(fault));
        assertThat(bench.record.entries()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"MAIL", "RCPT", "DATA", "AFTER_DOT"})
    void aFinalNoIsForAPerson(Moment moment) {
        bench.sink.always(new Mischief.Answer(moment, "550 5.1.1 <nykund@livs.example> unknown"));

        Delivery delivery = channel.deliver(parcelTo("nykund@livs.example"));

        assertThat(delivery).isInstanceOfSatisfying(Delivery.Refused.class, refused -> {
            assertThat(refused.fault()).isEqualTo(Fault.SMTP_REFUSED);
            assertThat(refused.place()).endsWith("550 5.1.1").doesNotContain("@");
        });
    }

    @Test
    void afterARefusalTheSameConnectionTakesTheNextMail() {
        bench.sink.once(new Mischief.Answer(Moment.RCPT, "550 5.1.1 unknown"));

        channel.deliver(parcelTo("fel@livs.example"));
        Delivery second = channel.deliver(parcelTo("nykund@livs.example"));

        assertThat(second).isInstanceOf(Delivery.Delivered.class);
        assertThat(bench.sink.connections()).isEqualTo(1);
    }

    @Test
    void greylistedMailArrivesAtTheNextAttempt() {
        Parcel parcel = parcelTo("nykund@livs.example");
        bench.sink.once(new Mischief.Answer(Moment.RCPT, "451 4.7.1 Greylisted"));

        Delivery first = channel.deliver(parcel);
        Delivery second = channel.deliver(parcel);

        assertThat(first).isInstanceOf(Delivery.Failed.class);
        assertThat(second).isInstanceOf(Delivery.Delivered.class);
        assertThat(bench.record.entries()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"GREETING", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA"})
    void aLineBrokenBeforeTheFinalDotIsTriedAgain(Moment moment) {
        bench.sink.once(new Mischief.Close(moment));

        Delivery delivery = channel.deliver(parcelTo("nykund@livs.example"));

        assertThat(delivery).isInstanceOf(Delivery.Failed.class);
        assertThat(bench.record.entries()).isEmpty();
    }

    @Test
    void aLineCutInTheMiddleOfTheMailIsTriedAgain() {
        String large = mailTo("nykund@livs.example") + ("x".repeat(900) + "\r\n").repeat(20_000);
        bench.sink.once(new Mischief.CutMailAfter(5_000));

        Delivery delivery = channel.deliver(parcel(large));

        assertThat(delivery).isInstanceOf(Delivery.Failed.class);
        assertThat(bench.record.entries()).isEmpty();
    }

    @Test
    void aLostReplyAfterTheFinalDotIsUnknown() {
        bench.sink.once(new Mischief.Close(Moment.AFTER_DOT));

        Delivery delivery = channel.deliver(parcelTo("nykund@livs.example"));

        assertThat(delivery).isInstanceOfSatisfying(Delivery.Unknown.class, unknown -> assertThat(unknown.fault())
                .isEqualTo(Fault.OUTCOME_UNKNOWN));
        assertThat(bench.record.entries()).as("it did arrive").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatFallsSilentAfterTheFinalDotIsUnknown(boolean dribbles) {
        bench.sink.once(dribbles ? new Mischief.Dribble(Moment.AFTER_DOT, 300) : new Mischief.Hang(Moment.AFTER_DOT));

        Delivery delivery = channel.deliver(parcelTo("nykund@livs.example"));

        assertThat(delivery).isInstanceOf(Delivery.Unknown.class);
    }

    @Test
    void aSlowServerIsCutAtTheTotalDeadline() {
        bench.sink.once(new Mischief.Dribble(Moment.RCPT, 350));
        long start = System.nanoTime();

        Delivery delivery = channel.deliver(parcelTo("nykund@livs.example"));

        assertThat(delivery).isInstanceOf(Delivery.Failed.class);
        assertThat((System.nanoTime() - start) / 1_000_000).isBetween(3_000L, 5_500L);
    }

    @Test
    void aConnectionThatTheServerClosedWhileIdleIsReplacedAtOnce() {
        channel.deliver(parcelTo("nykund@livs.example"));
        bench.sink.dropConnections();

        Delivery delivery = channel.deliver(parcelTo("nykund@livs.example"));

        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
        assertThat(bench.sink.connections()).isEqualTo(2);
        assertThat(bench.record.entries()).hasSize(2);
    }

    @Test
    void aConnectionThatTheServerGivesUpPolitelyIsReplacedAtOnce() {
        channel.deliver(parcelTo("nykund@livs.example"));
        bench.sink.once(new Mischief.AnswerAndClose(Moment.MAIL, "421 4.4.2 Idle for too long"));

        Delivery delivery = channel.deliver(parcelTo("nykund@livs.example"));

        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void aRouteThatFailsInAnUnforeseenWayMayHaveSent() throws Exception {
        RouteBuilder.addRoutes(bench.camel(), route -> route.from("direct:mail-out-broken")
                .throwException(new IllegalStateException("unforeseen")));
        SmtpChannel broken = new SmtpChannel("x", "broken", false, bench.camel().createProducerTemplate());

        assertThat(broken.deliver(parcelTo("nykund@livs.example")))
                .isInstanceOfSatisfying(Delivery.Unknown.class, unknown -> assertThat(unknown.fault())
                        .isEqualTo(Fault.OUTCOME_UNKNOWN));
    }

    @Test
    void onlyAnAgreedReceiverMakesRepeatingSafe() {
        Parcel parcel = parcelTo("nykund@livs.example");
        SmtpChannel agreed =
                new SmtpChannel("x", "direct:x", true, bench.camel().createProducerTemplate());

        assertThat(channel.reconcile(parcel)).isInstanceOf(Delivery.Unknown.class);
        assertThat(channel.canBeAsked()).isFalse();
        assertThat(agreed.reconcile(parcel)).isInstanceOf(Delivery.Failed.class);
        assertThat(agreed.canBeAsked()).isTrue();
    }
}
