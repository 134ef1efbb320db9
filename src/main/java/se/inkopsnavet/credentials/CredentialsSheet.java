package se.inkopsnavet.credentials;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.privacy.Secret;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.OpenedMail;

/**
 * The one form in which a supplier may send a login: the file {@code inloggning.csv}, alone in its mail, with one client
 * ({@code mappings/suppliers/README.md}). Anything else is refused whole.
 *
 * <p>Read without a string in between, so that every copy made here can be overwritten; that is why no CSV library does it.
 */
final class CredentialsSheet {

    private static final String FILE = "inloggning.csv";
    private static final int MOST_BYTES = 4096;
    private static final int MOST_CHARACTERS = 254;

    private CredentialsSheet() {}

    /** Whether a mail is meant to hold a login, well-formed or not. */
    static boolean isMeantBy(OpenedMail mail) {
        return mail.attachments().stream()
                .anyMatch(each -> each.fileName().toLowerCase(Locale.ROOT).startsWith("inloggning"));
    }

    /** @throws FaultException CREDENTIALS_UNREADABLE with what was wrong, never with what stood there */
    static Credentials in(OpenedMail mail) {
        List<Attachment> files = mail.attachments();
        if (files.size() != 1) {
            throw refused("number of attachments");
        }
        Attachment file = files.get(0);
        if (!file.fileName().equals(FILE) || !file.contentType().equals("text/csv")) {
            throw refused("attachment type");
        }
        if (file.bytes().length > MOST_BYTES) {
            throw refused("size");
        }
        CharBuffer text = decoded(file.bytes());
        try {
            return read(text);
        } finally {
            Arrays.fill(text.array(), '\0');
        }
    }

    private static Credentials read(CharBuffer text) {
        if (text.hasRemaining() && text.get(text.position()) == '\uFEFF') {
            text.get();
        }
        Fields fields = new Fields(text);
        require(fields.next(';'), "#INLOGGNING", "kind");
        UUID batch = uuid(fields.next(';'));
        int row = number(fields.next(';'));
        require(fields.next('\n'), "1", "version");
        char[] login = value(fields.next(';'), "login");
        char[] password = value(fields.last(), "password");
        if (text.hasRemaining()) {
            Arrays.fill(login, '\0');
            Arrays.fill(password, '\0');
            throw refused("more than one client");
        }
        return new Credentials(batch, row, new Secret(login), new Secret(password));
    }

    private static void require(char[] written, String word, String place) {
        if (!Arrays.equals(written, word.toCharArray())) {
            throw refused(place);
        }
    }

    private static UUID uuid(char[] written) {
        String text = new String(written);
        if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw refused("batch");
        }
        return UUID.fromString(text);
    }

    private static int number(char[] written) {
        String text = new String(written);
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw refused("row");
        }
        return Integer.parseInt(text);
    }

    private static char[] value(char[] written, String place) {
        boolean printable = written.length > 0 && written.length <= MOST_CHARACTERS;
        for (char c : written) {
            printable &= !Character.isISOControl(c);
        }
        if (!printable) {
            Arrays.fill(written, '\0');
            throw refused(place);
        }
        return written;
    }

    private static CharBuffer decoded(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), text, true);
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            Arrays.fill(text.array(), '\0');
            throw refused("encoding");
        }
        return text.flip();
    }

    static FaultException refused(String place) {
        return new FaultException(Fault.CREDENTIALS_UNREADABLE, place);
    }
}
