package se.inkopsnavet.transport.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.RecordedEvents;

/** stack.md, SFTP row: the unsafe defaults, and a route that asks for them. */
class SftpPickupComponentTest {

    private static final String WHERE = "sftp:localhost:22/ut?flow=F&municipality=exempelkommun&username=u";

    @TempDir
    Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private String login;

    @BeforeEach
    void install() throws Exception {
        camel.getRegistry()
                .bind(
                        "sftp",
                        new SftpPickupComponent(
                                new OutboundAllowList(Set.of("localhost"), Set.of(), Set.of()),
                                new RecordedEvents(),
                                Clock.systemUTC(),
                                Map.of("pw", "x")::get));
        login = "&passwordProperty=pw&knownHostsFile=" + Files.createFile(folder.resolve("known_hosts"));
    }

    @Test
    void routeCannotLoosenTheHostKeyCheck() {
        SftpPickupEndpoint endpoint = camel.getEndpoint(
                WHERE + login + "&strictHostKeyChecking=no&autoCreate=true&streamDownload=false&delete=true",
                SftpPickupEndpoint.class);

        assertThat(endpoint.getConfiguration().getStrictHostKeyChecking()).isEqualTo("yes");
        assertThat(endpoint.getConfiguration().isUseUserKnownHostsFile()).isFalse();
        assertThat(endpoint.isAutoCreate()).isFalse();
        assertThat(endpoint.getConfiguration().isStreamDownload()).isTrue();
    }

    @Test
    void endpointWithoutPinnedHostKeyOrLoginIsRefused() {
        assertRefused(WHERE + "&passwordProperty=pw", "knownHostsFile");
        assertRefused(WHERE + "&passwordProperty=pw&knownHostsFile=" + folder.resolve("none"), "knownHostsFile");
        assertRefused(WHERE + login.replace("=pw", "=unknown"), "password");
        assertRefused(WHERE.replace("flow=F&", "") + login, "flow");
        assertRefused(WHERE + login + "&stableFor=1s", "stableFor");
    }

    @Test
    void aServerThatIsNotOnTheAllowListIsRefused() {
        assertThatThrownBy(() -> camel.getEndpoint(WHERE.replace("localhost", "elsewhere.example") + login))
                .hasMessageContaining("allow-list");
    }

    @Test
    void nothingIsSentThroughCamelsProducer() {
        assertThatThrownBy(() -> camel.getEndpoint(WHERE + login).createProducer())
                .hasMessageContaining("only from");
    }

    private void assertRefused(String uri, String option) {
        assertThatThrownBy(() -> camel.getEndpoint(uri))
                .rootCause()
                .hasMessageContaining("OPS-002")
                .hasMessageContaining(option);
    }
}
