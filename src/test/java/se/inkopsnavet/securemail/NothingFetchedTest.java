package se.inkopsnavet.securemail;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.securemail.Correspondence.NOW;
import static se.inkopsnavet.securemail.Correspondence.ROOT;
import static se.inkopsnavet.securemail.Correspondence.SUPPLIER;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;

/** A certificate says where its CRL can be fetched; whoever wrote it must not make the hub call there, nor choose what the hub believes. */
class NothingFetchedTest {

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer listener;
    private OwnKey supplier;

    @BeforeEach
    void offerAFreshList() throws IOException, CRLException {
        byte[] fresh = ROOT.crl(NOW.minus(Duration.ofHours(1))).getEncoded();
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", call -> {
            calls.incrementAndGet();
            call.sendResponseHeaders(200, fresh.length);
            call.getResponseBody().write(fresh);
            call.close();
        });
        listener.start();
        supplier = ROOT.issue(CertificateRequest.forAddress(SUPPLIER, NOW)
                .withDistributionPoint(
                        "http://127.0.0.1:" + listener.getAddress().getPort() + "/x.crl"));
    }

    @AfterEach
    void stop() {
        listener.stop(0);
    }

    @Test
    void withoutAListOfOursNobodyIsAskedForOne() {
        assertUnknownAndUnasked();
    }

    @Test
    void withAListOfOursThatIsTooOldNobodyIsAskedForANewerOne() {
        assertUnknownAndUnasked(ROOT.crl(NOW.minus(Duration.ofDays(8)), NOW.plus(Duration.ofDays(30))));
    }

    @Test
    void withAListOfAnotherAuthorityNobodyIsAsked() {
        assertUnknownAndUnasked(ROOT.withSameNameAndOtherKey(NOW).crl(NOW.minus(Duration.ofHours(1))));
    }

    @Test
    void aFreshListOfOursStillSettlesIt() {
        assertThat(findings(ROOT.crl(NOW.minus(Duration.ofHours(2))))).isEmpty();
        assertThat(calls).hasValue(0);
    }

    private void assertUnknownAndUnasked(X509CRL... ours) {
        assertThat(findings(ours)).containsExactly(Fault.REVOCATION_UNKNOWN);
        assertThat(calls).hasValue(0);
    }

    private java.util.List<Fault> findings(X509CRL... ours) {
        return Correspondence.check(ours)
                .recipient(Recipient.of(Correspondence.pin(supplier, SUPPLIER), supplier.certificate()), NOW)
                .stream()
                .map(Finding::fault)
                .toList();
    }
}
