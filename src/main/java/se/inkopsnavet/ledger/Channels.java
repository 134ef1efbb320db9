package se.inkopsnavet.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ways out, by name; each takes only its share of the workers, so that one slow neighbour cannot stop the others. */
public class Channels {

    private final Map<String, Channel> byName;
    private final Map<String, Line> lines;

    public Channels(List<Channel> channels) {
        this.byName = channels.stream().collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity()));
        this.lines = channels.stream()
                .map(Channel::line)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), line -> new Line()));
    }

    Optional<Channel> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** One of its own for a name that nobody knows any more. */
    Line line(String name) {
        return find(name).map(channel -> lines.get(channel.line())).orElseGet(Line::new);
    }

    /** How many lanes lead to that neighbour; one for a name that nobody knows any more, so that what waits for it is seen. */
    int breadth(String name) {
        return find(name).map(Channel::parallelism).orElse(1);
    }
}
