package se.inkopsnavet.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Outbox.Attempts;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;
import se.inkopsnavet.policy.JournalPolicy.Target;
import se.inkopsnavet.securemail.OwnKey;
import se.inkopsnavet.transport.OutboundAllowList;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong in a journal's settings is said at start and by {@code --check}, by the setting's name and without its value. */
class JournalFactoryTest {

    private static final URI URL = URI.create("https://journal.example/tjanst");

    @TempDir
    Path folder;

    private final JournalFactory factory = new JournalFactory(
            new OutboundAllowList(Set.of("journal.example"), Set.of(), Set.of()),
            new JsonMapper(),
            message -> new Attempts(0, Duration.ZERO));

    private Path keyStore;
    private Path authority;

    private OwnKey own;

    @BeforeEach
    void keys() {
        TestAuthority issuer = new TestAuthority();
        own = issuer.keyNamed("hub");
        keyStore = new PkiFolder(folder).pkcs12("hub", own, "nyckel".toCharArray());
        authority = new PkiFolder(folder).certificates("ca", issuer.certificate());
    }

    @Test
    void completeSettingsMakeALineWhoseCertificateIsWatched() {
        JournalFactory.Line line =
                factory.line("exempelkommun", Target.PROCAPITA, settings(URL, keyStore, "SE1", null, null));

        assertThat(line.channel().name()).isEqualTo("exempelkommun/journal");
        assertThat(line.invoiceReceivers()).isNotNull();
        assertThat(line.tls().expires())
                .isEqualTo(own.certificate().getNotAfter().toInstant());
    }

    @Test
    void missingSettingIsNamed() {
        assertRefused(Target.PROCAPITA, settings(URL, keyStore, null, null, null), ".journal.logical-address");
        assertRefused(Target.PROCAPITA, settings(URL, null, "SE1", null, null), ".journal.key-store");
        assertRefused(Target.LIFECARE, settings(URL, null, null, null, "hemlig"), ".journal.domain");
        assertRefused(Target.LIFECARE, settings(URL, null, null, "hemlig", null), ".journal.key");
    }

    @Test
    void onlyAllowedHostsAreReachedAndOnlyByHttps() {
        assertRefused(
                Target.LIFECARE,
                settings(URI.create("https://annan.example/"), null, null, "d", "hemlig"),
                "not on the outbound allow-list");
        assertRefused(
                Target.LIFECARE,
                settings(URI.create("http://journal.example/"), null, null, "d", "hemlig"),
                "url must be https");
    }

    @Test
    void promiseShorterThanACallMayTakeIsRefused() {
        JournalProperties hasty = new JournalProperties(
                URL,
                keyStore,
                "nyckel",
                authority,
                "SE1",
                null,
                null,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                false,
                null);

        assertRefused(Target.PROCAPITA, hasty, "longest-processing");
    }

    private void assertRefused(Target target, JournalProperties settings, String saying) {
        assertThatThrownBy(() -> factory.line("exempelkommun", target, settings))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(saying)
                .hasMessageNotContaining("hemlig");
    }

    private JournalProperties settings(URI url, Path store, String address, String domain, String key) {
        return new JournalProperties(
                url,
                store,
                "nyckel",
                authority,
                address,
                domain,
                key,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                false,
                null);
    }
}
