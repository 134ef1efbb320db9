package se.inkopsnavet.wiring;

import com.ulisesbocchio.jasyptspringboot.annotation.EnableEncryptableProperties;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.command.Asked;
import se.inkopsnavet.command.Command;
import se.inkopsnavet.command.Operator;
import se.inkopsnavet.command.OperatorActs;
import se.inkopsnavet.command.Recogniser;
import se.inkopsnavet.disclosure.DeregistrationOrder;
import se.inkopsnavet.disclosure.DisclosureExtract;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.operations.secrets.EncryptCommand;
import se.inkopsnavet.operations.secrets.SecretKeyFile;
import se.inkopsnavet.operations.secrets.SecretsConfiguration;
import se.inkopsnavet.privacy.KeyFiles;
import se.inkopsnavet.privacy.KeyRotation;
import se.inkopsnavet.purchase.Reactivation;

/** Carries out one command with as little of the house as it needs, and says how it went: 0, or 1 with the reason. */
public final class CommandLine {

    private CommandLine() {}

    public static int run(Command.Given given, String... arguments) {
        return run(given, System.out, arguments);
    }

    /** @param out what is said to the operator */
    public static int run(Command.Given given, PrintStream out, String... arguments) {
        Optional<String> refusal = given.refusal();
        if (refusal.isPresent()) {
            out.println(refusal.get());
            return 1;
        }
        try {
            if (given.command().isAct()) {
                OperatorActs.account();
            }
            return switch (given.command()) {
                case CHECK -> check(out, arguments);
                case CREATE_KEYS -> createKeys(Path.of(given.value()), out);
                case ROTATE_KEYS -> rotateKeys(out, arguments);
                case MIGRATE -> migrate(out, arguments);
                case ENCRYPT -> encrypt(out, arguments);
                case RELEASE -> operate(arguments, operator -> operator.release(UUID.fromString(given.value())), out);
                case ARRIVED, NOT_ARRIVED -> answer(given, out, arguments);
                case DISCLOSURES ->
                    with(
                            StandingHouse.class,
                            DisclosureExtract.class,
                            standingStill(arguments),
                            extract -> extract.print(given.value(), OperatorActs.account(), out),
                            out);
                case RECOGNISE -> recognise(Path.of(given.value()), out, arguments);
                case DEREGISTER, REACTIVATE -> decided(given, out, arguments);
                case COLLECT -> operate(arguments, operator -> operator.collect(given.value()), out);
            };
        } catch (FaultException fault) {
            out.println(fault.fault().code() + " " + fault.place());
            return 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @EnableConfigurationProperties(HubProperties.class)
    @EnableEncryptableProperties
    @Import({PathConverter.class, SecretsConfiguration.class})
    static class SettingsOnly {}

    @ImportAutoConfiguration(FlywayAutoConfiguration.class)
    @EnableEncryptableProperties
    @Import(SecretsConfiguration.class)
    static class OwnerOnly {}

    @EnableAutoConfiguration(exclude = CamelAutoConfiguration.class)
    @EnableConfigurationProperties(HubProperties.class)
    @Import({PathConverter.class, SecretsConfiguration.class, OperatorConfiguration.class})
    static class LedgerOnly {}

    @EnableAutoConfiguration(exclude = CamelAutoConfiguration.class)
    @EnableConfigurationProperties(HubProperties.class)
    @Import({PathConverter.class, SecretsConfiguration.class, RecogniserConfiguration.class})
    static class MarksOnly {}

    @EnableAutoConfiguration
    @Import({SecretsConfiguration.class, AskedConfiguration.class})
    static class StandingHouse {}

    private static int check(PrintStream out, String... arguments) {
        try (ConfigurableApplicationContext context = start(SettingsOnly.class, arguments)) {
            return new HouseCheck(context.getBean(HubProperties.class), context.getEnvironment()::containsProperty)
                    .run(out);
        }
    }

    private static int createKeys(Path folder, PrintStream out) throws IOException {
        KeyFiles.create(folder.resolve("content.json"), folder.resolve("index.hex"));
        SecretKeyFile.create(folder.resolve("secrets.key"));
        out.println(
                "content.json, index.hex och secrets.key skapade. Förvara en kopia på annan plats: utan dem är uppgifterna borta.");
        return 0;
    }

    private static int rotateKeys(PrintStream out, String... arguments) {
        try (ConfigurableApplicationContext context = start(SettingsOnly.class, arguments)) {
            Path keys = context.getBean(HubProperties.class).keys().content();
            out.println(
                    switch (KeyRotation.next(keys)) {
                        case ADDED ->
                            "Steg 1 av 2: en ny nyckel står i %s och används ännu inte. Kopiera filen till alla noder och till de förseglade kopiorna, starta om alla noder, och kör --rotate-keys igen."
                                    .formatted(keys);
                        case IN_USE ->
                            "Steg 2 av 2: den nya nyckeln används av varje nod som startas om med %s. Kopiera filen som i steg 1. Gamla nycklar läser det som redan finns: ta inte bort dem."
                                    .formatted(keys);
                    });
            return 0;
        }
    }

    private static int migrate(PrintStream out, String... arguments) {
        String[] asOwner = Stream.concat(Arrays.stream(arguments), Stream.of("--spring.flyway.enabled=true"))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = start(OwnerOnly.class, asOwner)) {
            MigrationInfo newest = context.getBean(Flyway.class).info().current();
            out.println("Tabellerna är i version %s.".formatted(newest.getVersion()));
            return 0;
        }
    }

    private static int encrypt(PrintStream out, String... arguments) throws IOException {
        try (ConfigurableApplicationContext context = start(SettingsOnly.class, arguments)) {
            Path keyFile = Path.of(context.getEnvironment().getRequiredProperty("inkopsnavet.secrets.key-file"));
            new EncryptCommand().run(keyFile, System.console(), System.in, out);
            return 0;
        }
    }

    private static int recognise(Path file, PrintStream out, String... arguments) {
        try (ConfigurableApplicationContext context = start(MarksOnly.class, arguments)) {
            return context.getBean(Recogniser.class).print(file, out) ? 0 : 1;
        }
    }

    /** What a person has decided about a case, and that the person did, in one transaction. */
    private static int decided(Command.Given given, PrintStream out, String... arguments) {
        try (ConfigurableApplicationContext context = start(StandingHouse.class, standingStill(arguments))) {
            OperatorActs acts = new OperatorActs(context.getBean(JdbcClient.class), OperatorActs.account());
            boolean done = context.getBean(TransactionTemplate.class).execute(status -> {
                boolean carriedOut = given.command() == Command.DEREGISTER
                        ? deregister(context.getBean(DeregistrationOrder.class), given.value())
                        : context.getBean(Reactivation.class).carryOut(given.value());
                acts.decided(given.command(), given.value(), carriedOut);
                return carriedOut;
            });
            out.println(done ? "Klart." : "Inget att göra: väntar inte på någon, eller finns inte.");
            return done ? 0 : 1;
        }
    }

    private static boolean deregister(DeregistrationOrder order, String value) {
        int slash = value.indexOf('/');
        return order.carryOut(value.substring(0, slash), value.substring(slash + 1));
    }

    private static int answer(Command.Given given, PrintStream out, String... arguments) {
        UUID message = UUID.fromString(given.value());
        try (ConfigurableApplicationContext context = start(StandingHouse.class, standingStill(arguments))) {
            return context.getBean(Asked.class).answer(given.command(), message, out);
        }
    }

    /** After the given ones, and above what any settings file says: routes are made and not started. */
    private static String[] standingStill(String... arguments) {
        return Stream.concat(
                        Arrays.stream(arguments),
                        Stream.of("--camel.main.auto-startup=false", "--logging.level.se.inkopsnavet=ERROR"))
                .toArray(String[]::new);
    }

    private static int operate(String[] arguments, Predicate<Operator> act, PrintStream out) {
        return with(LedgerOnly.class, Operator.class, arguments, act, out);
    }

    private static <T> int with(Class<?> house, Class<T> bean, String[] arguments, Predicate<T> act, PrintStream out) {
        try (ConfigurableApplicationContext context = start(house, arguments)) {
            boolean done = act.test(context.getBean(bean));
            out.println(done ? "Klart." : "Inget att göra: väntar inte på någon, eller finns inte.");
            return done ? 0 : 1;
        }
    }

    private static ConfigurableApplicationContext start(Class<?> configuration, String... arguments) {
        return new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("logging.level.root=WARN")
                .run(arguments);
    }
}
