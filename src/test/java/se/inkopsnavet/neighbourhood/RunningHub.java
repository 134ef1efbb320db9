package se.inkopsnavet.neighbourhood;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import se.inkopsnavet.Inkopsnavet;

/** The real hub, in this process, living in a {@link Town}. */
public final class RunningHub implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningHub(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningHub in(Town town, Class<?>... moreConfiguration) {
        return in(town, Map.of(), moreConfiguration);
    }

    /** @param more settings that win over the town's */
    public static RunningHub in(Town town, Map<String, String> more, Class<?>... moreConfiguration) {
        Map<String, Object> settings = new LinkedHashMap<>(town.properties());
        settings.putAll(more);
        String[] arguments = settings.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new RunningHub(new SpringApplicationBuilder(Inkopsnavet.class)
                .sources(moreConfiguration)
                .run(arguments));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    @Override
    public void close() {
        context.close();
    }
}
