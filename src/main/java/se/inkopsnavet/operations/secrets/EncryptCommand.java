package se.inkopsnavet.operations.secrets;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * {@code --encrypt}: reads one value, prints it as {@code ENC(...)} for a properties file. The value is typed without echo or piped in; never an argument,
 * since arguments stand in the process list and in the shell's history.
 */
public final class EncryptCommand {

    /** @throws FaultException CONFIGURATION when the key file cannot be used or the value is empty */
    public String encrypt(char[] value, Path keyFile) {
        if (value.length == 0) {
            throw new FaultException(Fault.CONFIGURATION, "--encrypt: empty value");
        }
        return EncryptedProperty.wrap(SecretKeyFile.encryptor(keyFile).encrypt(new String(value)));
    }

    /**
     * @param console null when nobody sits at a terminal
     * @param piped read to the end of its first line when there is no console
     */
    public void run(Path keyFile, @Nullable Console console, InputStream piped, PrintStream out) throws IOException {
        char[] value = console == null ? firstLine(piped) : typed(console);
        try {
            out.println(encrypt(value, keyFile));
        } finally {
            Arrays.fill(value, '\0');
        }
    }

    private static char[] typed(Console console) {
        char[] value = console.readPassword("Värde (visas inte): ");
        return value == null ? new char[0] : value;
    }

    private static char[] firstLine(InputStream piped) throws IOException {
        String line = new BufferedReader(new InputStreamReader(piped, StandardCharsets.UTF_8)).readLine();
        return line == null ? new char[0] : line.toCharArray();
    }
}
