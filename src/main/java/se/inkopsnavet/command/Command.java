package se.inkopsnavet.command;

import java.util.Arrays;
import java.util.Optional;

/** What the program is asked to do instead of running, as its first argument; {@code docs/installation.md} describes them. */
public enum Command {
    /** Validates policies, mappings, routes and certificates, prints every finding with file and line. */
    CHECK("--check", Subject.ANYTHING),
    /** {@code --create-keys=<folder>}: the two key files of the database and the one of {@code ENC(...)}. */
    CREATE_KEYS("--create-keys", Subject.ANYTHING),
    /** The next step to a new key for what is stored. */
    ROTATE_KEYS("--rotate-keys", Subject.ANYTHING),
    /** Brings the tables up to the program's version, as their owner; the only time its password is needed. */
    MIGRATE("--migrate", Subject.ANYTHING),
    /** Reads a value and prints it as {@code ENC(...)}. */
    ENCRYPT("--encrypt", Subject.ANYTHING),
    /** {@code --release=<message id>}: a person has mended what a message waited for. */
    RELEASE("--release", Subject.MESSAGE),
    /** {@code --arrived=<message id>}: a person has asked the neighbour, which has it. */
    ARRIVED("--arrived", Subject.MESSAGE),
    /** {@code --not-arrived=<message id>}: a person has asked the neighbour, which has not got it. */
    NOT_ARRIVED("--not-arrived", Subject.MESSAGE),
    /** {@code --collect=<municipality>/<supplier>}: the next customer list leaves now. */
    COLLECT("--collect", Subject.LIST),
    /** {@code --disclosures=<case reference>}: what has been given to whom about a person; that somebody asked is noted. */
    DISCLOSURES("--disclosures", Subject.CASE),
    /** {@code --recognise=<file>}: which message has these very bytes. */
    RECOGNISE("--recognise", Subject.ANYTHING),
    /** {@code --deregister=<municipality>/<case reference>}: the security contact's decision to end an account at the supplier. */
    DEREGISTER("--deregister", Subject.CASE_OF_MUNICIPALITY),
    /** {@code --reactivate=<case reference>}: a person has found that somebody registered as dead is not. */
    REACTIVATE("--reactivate", Subject.CASE);

    private final String option;
    private final Subject subject;

    Command(String option, Subject subject) {
        this.option = option;
        this.subject = subject;
    }

    /** A command with its value, which is empty for those that take none. */
    public record Given(Command command, String value) {

        public Given {
            value = value.strip();
        }

        /** What is said of a value that the command is not about; empty when it is. */
        public Optional<String> refusal() {
            return command.subject.fits(value) ? Optional.empty() : Optional.of(command.subject.refusal());
        }

        @Override
        public String toString() {
            return "Given[" + command + "]";
        }
    }

    public static Optional<Given> in(String... arguments) {
        return Arrays.stream(arguments)
                .flatMap(argument -> Arrays.stream(values())
                        .filter(command -> argument.equals(command.option) || argument.startsWith(command.option + "="))
                        .map(command -> new Given(command, value(argument))))
                .findFirst();
    }

    /** Whether it does, or looks into, what somebody must be able to answer for. */
    public boolean isAct() {
        return subject != Subject.ANYTHING;
    }

    private static String value(String argument) {
        int at = argument.indexOf('=');
        return at < 0 ? "" : argument.substring(at + 1);
    }
}
