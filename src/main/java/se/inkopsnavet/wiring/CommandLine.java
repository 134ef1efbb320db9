package se.inkopsnavet.wiring;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import se.inkopsnavet.command.Asked;
import se.inkopsnavet.command.Command;
import se.inkopsnavet.command.Operator;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.operations.secrets.EncryptCommand;
import se.inkopsnavet.operations.secrets.SecretKeyFile;
import se.inkopsnavet.privacy.KeyFiles;

/** Carries out one command with as little of the house as it needs, and says how it went: 0, or 1 with the reason. */
public final class CommandLine {

    private CommandLine() {}

    public static int run(Command.Given given, String... arguments) {
        return run(given, System.out, arguments);
    }

    /** @param out what is said to the operator */
    public static int run(Command.Given given, PrintStream out, String... arguments) {
        try {
            return switch (given.command()) {
                case CHECK -> check(out, arguments);
                case CREATE_KEYS -> createKeys(Path.of(given.value()), out);
                case ENCRYPT -> encrypt(out, arguments);
                case RELEASE -> {
                    UUID message = message(given);
                    yield operate(arguments, operator -> operator.release(message), out);
                }
                case ARRIVED, NOT_ARRIVED -> answer(given, out, arguments);
                case COLLECT -> operate(arguments, operator -> operator.collect(given.value()), out);
            };
        } catch (NoMessageId not) {
            out.println("Nej. Ange meddelandets id: 36 tecken, som i loggen eller notisen.");
            return 1;
        } catch (FaultException fault) {
            out.println(fault.fault().code() + " " + fault.place());
            return 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @EnableConfigurationProperties(HubProperties.class)
    @Import(PathConverter.class)
    static class SettingsOnly {}

    @EnableAutoConfiguration(exclude = CamelAutoConfiguration.class)
    @EnableConfigurationProperties(HubProperties.class)
    @Import({PathConverter.class, OperatorConfiguration.class})
    static class LedgerOnly {}

    @EnableAutoConfiguration(exclude = CamelAutoConfiguration.class)
    @Import({PathConverter.class, AskedConfiguration.class})
    static class HouseWithoutRoutes {}

    private static int check(PrintStream out, String... arguments) {
        try (ConfigurableApplicationContext context = start(SettingsOnly.class, arguments)) {
            return new HouseCheck(context.getBean(HubProperties.class)).run(out);
        }
    }

    private static int createKeys(Path folder, PrintStream out) throws IOException {
        KeyFiles.create(folder.resolve("content.json"), folder.resolve("index.hex"));
        SecretKeyFile.create(folder.resolve("secrets.key"));
        out.println(
                "content.json, index.hex och secrets.key skapade. Förvara en kopia på annan plats: utan dem är uppgifterna borta.");
        return 0;
    }

    private static int encrypt(PrintStream out, String... arguments) throws IOException {
        try (ConfigurableApplicationContext context = start(SettingsOnly.class, arguments)) {
            Path keyFile = Path.of(context.getEnvironment().getRequiredProperty("inkopsnavet.secrets.key-file"));
            new EncryptCommand().run(keyFile, System.console(), System.in, out);
            return 0;
        }
    }

    private static int answer(Command.Given given, PrintStream out, String... arguments) {
        UUID message = message(given);
        try (ConfigurableApplicationContext context = start(HouseWithoutRoutes.class, arguments)) {
            return context.getBean(Asked.class).answer(given.command(), message, out);
        }
    }

    private static UUID message(Command.Given given) {
        try {
            return UUID.fromString(given.value().strip());
        } catch (IllegalArgumentException not) {
            throw new NoMessageId();
        }
    }

    private static final class NoMessageId extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private interface Act {
        boolean on(Operator operator);
    }

    private static int operate(String[] arguments, Act act, PrintStream out) {
        try (ConfigurableApplicationContext context = start(LedgerOnly.class, arguments)) {
            boolean done = act.on(context.getBean(Operator.class));
            out.println(done ? "Klart." : "Inget att göra: väntar inte på någon, eller finns inte.");
            return done ? 0 : 1;
        }
    }

    private static ConfigurableApplicationContext start(Class<?> configuration, String... arguments) {
        return new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("spring.flyway.enabled=false", "logging.level.root=WARN")
                .run(arguments);
    }
}
