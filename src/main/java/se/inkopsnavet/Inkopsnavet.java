package se.inkopsnavet;

import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import se.inkopsnavet.command.Command;
import se.inkopsnavet.wiring.CommandLine;

/**
 * The hub's entry point; {@code docs/installation.md} lists what it can be asked to do instead of running.
 *
 * <p>Beans are made by the classes of these packages that bear such a name, and nowhere else: a start need not read every class of the house for an
 * annotation.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"se.inkopsnavet.wiring", "se.inkopsnavet.transport", "se.inkopsnavet.operations.secrets"},
        resourcePattern = "**/*Configuration.class")
public class Inkopsnavet {

    public static void main(String[] args) {
        Optional<Command.Given> command = Command.in(args);
        if (command.isPresent()) {
            System.exit(CommandLine.run(command.get(), args));
        }
        SpringApplication.run(Inkopsnavet.class, args);
    }
}
