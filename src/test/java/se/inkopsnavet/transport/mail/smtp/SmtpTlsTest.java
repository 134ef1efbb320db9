package se.inkopsnavet.transport.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.inkopsnavet.transport.mail.smtp.SmtpBench.parcelTo;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.mail.MailSecurity;

/** Fault F23: no mail leaves over a connection whose other end is not proven. */
class SmtpTlsTest {

    private static final TestAuthority AUTHORITY = new TestAuthority();

    @TempDir
    Path folder;

    static Stream<Arguments> impostors() {
        return Stream.of(true, false)
                .flatMap(fromStart -> Stream.of(
                        Arguments.of("another name", AUTHORITY.serverNamed("annan.example"), fromStart),
                        Arguments.of("expired", AUTHORITY.expiredServer("localhost"), fromStart),
                        Arguments.of("another authority", new TestAuthority().serverNamed("localhost"), fromStart)));
    }

    @ParameterizedTest(name = "{0}, TLS from start {2}")
    @MethodSource("impostors")
    void nothingIsSentToAnImpostor(String what, SSLContext server, boolean fromStart) throws Exception {
        try (SmtpBench bench = new SmtpBench(folder, AUTHORITY, server, fromStart)) {
            Delivery delivery = bench.channel().deliver(parcelTo("nykund@livs.example"));

            assertThat(delivery).isEqualTo(new Delivery.Failed(Fault.SMTP_UNREACHABLE, "smtp tls"));
            assertThat(bench.record.entries()).isEmpty();
            assertThat(bench.sink.commands()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProvenServerGetsTheMail(boolean fromStart) throws Exception {
        try (SmtpBench bench = new SmtpBench(folder, AUTHORITY, AUTHORITY.serverNamed("localhost"), fromStart)) {
            Delivery delivery = bench.channel().deliver(parcelTo("nykund@livs.example"));

            assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
        }
    }

    @Test
    void aServerOffTheAllowListStopsTheRouteFromStarting() {
        OutboundAllowList nobody = new OutboundAllowList(Set.of(), Set.of(), Set.of());
        SmtpSetup setup = new SmtpSetup(nobody, AUTHORITY.trust(), name -> null, SmtpBench.SHORT, SmtpBench.POOLING);

        assertThatThrownBy(() -> new PooledMailSender(setup, "localhost", 587, MailSecurity.TLS, ""))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault()).isEqualTo(Fault.TARGET_NOT_ALLOWED));
    }
}
