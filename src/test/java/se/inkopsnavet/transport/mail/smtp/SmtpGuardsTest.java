package se.inkopsnavet.transport.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.transport.mail.smtp.SmtpBench.mailTo;
import static se.inkopsnavet.transport.mail.smtp.SmtpBench.parcel;
import static se.inkopsnavet.transport.mail.smtp.SmtpBench.parcelTo;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.neighbourhood.mail.Mischief;

/** What is never sent, whatever the server says: to nobody unknown, to nobody unproven, and not what SMTP would change. */
class SmtpGuardsTest {

    @AutoClose
    private SmtpBench bench;

    private SmtpChannel channel;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        bench = SmtpBench.proven(folder);
        channel = bench.channel();
    }

    @Test
    void whenStartTlsIsStrippedNothingIsSent() {
        bench.sink.always(new Mischief.StripStartTls());

        Delivery delivery = channel.deliver(parcelTo("nykund@livs.example"));

        assertThat(delivery).isEqualTo(new Delivery.Failed(Fault.SMTP_UNREACHABLE, "smtp tls"));
        assertThat(bench.record.entries()).isEmpty();
        assertThat(bench.sink.commands()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }

    @Test
    void aRecipientOffTheAllowListIsNeverConnectedFor() {
        Delivery delivery = channel.deliver(parcelTo("nykund@annan.example"));

        assertThat(delivery).isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.fault())
                .isEqualTo(Fault.RECIPIENT_NOT_ALLOWED));
        assertThat(bench.sink.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@livs.example, b@livs.example",
                "a@livs.example\r\nCc: b@livs.example",
                "a@livs.example\r\nBcc: b@livs.example",
                "a@livs.example\r\nTo: b@livs.example",
                "<a@livs.example>b@livs.example",
                "grupp: a@livs.example;",
            })
    void aMailWithoutExactlyOneRecipientIsRefused(String to) {
        Delivery delivery = channel.deliver(parcelTo(to));

        assertThat(delivery).isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.fault())
                .isEqualTo(Fault.INTERNAL_ERROR));
        assertThat(bench.sink.connections()).isZero();
    }

    @Test
    void aMailThatSmtpWouldRewriteIsRefused() {
        Delivery delivery = channel.deliver(parcel(mailTo("nykund@livs.example").replace("\r\n", "\n")));

        assertThat(delivery).isInstanceOf(Delivery.Refused.class);
    }

    @Test
    void aStoppedRouteFailsBeforeAnythingIsSent() throws Exception {
        bench.camel().getRouteController().stopRoute("mail-out-livs");

        Delivery delivery = channel.deliver(parcelTo("nykund@livs.example"));

        assertThat(delivery).isInstanceOf(Delivery.Failed.class);
    }
}
