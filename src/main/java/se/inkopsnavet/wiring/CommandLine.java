package se.inkopsnavet.wiring;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Predicate;
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
import se.inkopsnavet.command.OperatorActs;
import se.inkopsnavet.disclosure.DeregistrationOrder;
import se.inkopsnavet.disclosure.DisclosureExtract;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.operations.secrets.EncryptCommand;
import se.inkopsnavet.operations.secrets.SecretKeyFile;
import se.inkopsnavet.privacy.KeyFiles;
import se.inkopsnavet.purchase.Reactivation;

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
                case DISCLOSURES ->
                    with(
                            HouseWithoutRoutes.class,
                            DisclosureExtract.class,
                            arguments,
                            extract -> extract.print(given.value(), OperatorActs.account(), out),
                            out);
                case DEREGISTER ->
                    with(
                            HouseWithoutRoutes.class,
                            DeregistrationOrder.class,
                            arguments,
                            order -> deregister(order, given.value()),
                            out);
                case REACTIVATE ->
                    with(
                            HouseWithoutRoutes.class,
                            Reactivation.class,
                            arguments,
                            order -> order.carryOut(given.value()),
                            out);
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

    private static boolean deregister(DeregistrationOrder order, String value) {
        int slash = value.indexOf('/');
        return slash > 0 && order.carryOut(value.substring(0, slash), value.substring(slash + 1));
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
                .properties("spring.flyway.enabled=false", "logging.level.root=WARN")
                .run(arguments);
    }
}
