package se.inkopsnavet.ledger;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ways out of this node, by name; each takes only its share of the workers, so that one slow neighbour cannot stop the others. */
public class Channels {

    private final JdbcClient jdbc;
    private final Runnable wake;
    private final Map<String, Channel> byName;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    /** @param wake makes this node's scheduler look for due work at once: a delivery has ended, and the next one's turn may have come */
    public Channels(JdbcClient jdbc, List<Channel> channels, Runnable wake) {
        this.jdbc = jdbc;
        this.wake = wake;
        this.byName = channels.stream().collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity()));
    }

    String of(UUID message) {
        return jdbc.sql("select channel from message where id = ?")
                .param(message)
                .query(String.class)
                .single();
    }

    Optional<Channel> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Gate gate(Channel channel) {
        return gates.computeIfAbsent(
                channel.name(), name -> new Gate(channel.parallelism(), InstantSource.system(), wake));
    }
}
