package se.inkopsnavet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;

/** The demo's clock may begin on any day: what its neighbours show is good on that day, and long enough for the hub not to warn. */
class DemoCertificatesTest {

    private static final Instant START = Instant.now().plus(Duration.ofDays(700));
    private static final Duration STORY_AND_WARNING = Duration.ofDays(90);

    /** TLS is checked by the machine's clock, whatever the hub's says. */
    @Test
    void whatServersShowIsGoodNowAndThen() {
        TestAuthority authority = new TestAuthority(START);

        for (X509Certificate each :
                List.of(authority.certificate(), authority.keyNamed("localhost").certificate())) {
            goodOn(each, Instant.now());
            goodOn(each, START);
            goodOn(each, START.plus(STORY_AND_WARNING));
        }
    }

    @Test
    void whatTheTownsPeopleWriteWithIsGoodThen(@TempDir Path folder) throws IOException, CertificateException {
        try (Town town = Town.open(folder, START)) {
            List<X509Certificate> all = certificates(town.keys());
            all.add(town.hubKey().certificate());
            assertThat(all).hasSizeGreaterThan(4);
            for (X509Certificate each : all) {
                goodOn(each, START);
                goodOn(each, START.plus(STORY_AND_WARNING));
            }
        }
    }

    private static void goodOn(X509Certificate certificate, Instant moment) {
        assertThatCode(() -> certificate.checkValidity(Date.from(moment)))
                .as("%s on %s", certificate.getSubjectX500Principal(), moment)
                .doesNotThrowAnyException();
    }

    private static List<X509Certificate> certificates(Path keys) throws IOException, CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(keys, "*.pem")) {
            for (Path file : files) {
                try (InputStream pem = Files.newInputStream(file)) {
                    factory.generateCertificates(pem).forEach(each -> all.add((X509Certificate) each));
                }
            }
        }
        return all;
    }
}
