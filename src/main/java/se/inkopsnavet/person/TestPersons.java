package se.inkopsnavet.person;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Test numbers that Skatteverket has published, which never belong to a person (S-16).
 *
 * <p>It is a list and not a range: in the 1890s the serial numbers are mostly 980–999, elsewhere 238 and 239, and neither holds throughout (requirements
 * §9.1).
 */
public final class TestPersons {

    private static final String RESOURCE = "testpersonnummer.txt";

    private final Set<String> digits;

    private TestPersons(Set<String> digits) {
        this.digits = digits;
    }

    /** The numbers that come with the hub: the cast of the tests and a part of the published list. */
    public static TestPersons shipped() {
        try (InputStream resource = TestPersons.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new FaultException(Fault.CONFIGURATION, RESOURCE);
            }
            return read(new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8)));
        } catch (IOException | UncheckedIOException unreadable) {
            throw new FaultException(Fault.CONFIGURATION, RESOURCE, unreadable);
        }
    }

    /**
     * A list from a file, such as the whole one as downloaded from Skatteverket: one number of twelve digits a line; lines that begin with anything
     * but a digit are comments or headings.
     *
     * @throws FaultException CONFIGURATION when the file cannot be read or holds no number
     */
    public static TestPersons in(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return read(reader);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new FaultException(Fault.CONFIGURATION, file.getFileName().toString(), unreadable);
        }
    }

    private static TestPersons read(BufferedReader reader) {
        Set<String> digits = reader.lines()
                .map(line -> line.strip().replace("-", ""))
                .filter(line -> line.matches("[0-9]{12}"))
                .collect(Collectors.toUnmodifiableSet());
        if (digits.isEmpty()) {
            throw new FaultException(Fault.CONFIGURATION, RESOURCE);
        }
        return new TestPersons(digits);
    }

    public boolean contains(PersonId personId) {
        return digits.contains(personId.digits());
    }
}
