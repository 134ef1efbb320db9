package se.inkopsnavet.credentials;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills a template with a login without making a string of it. */
final class SecretText {

    private static final Pattern PLACE = Pattern.compile("\\{(inloggning|losenord)}");

    private SecretText() {}

    /** UTF-8. The caller overwrites it when it is done. */
    static byte[] of(String template, Credentials credentials) {
        int size = template.length()
                + 2 * (credentials.login().length() + credentials.password().length());
        CharBuffer text = CharBuffer.allocate(size);
        Matcher places = PLACE.matcher(template);
        int from = 0;
        for (MatchResult place : places.results().toList()) {
            text.append(template, from, place.start());
            (place.group(1).equals("inloggning") ? credentials.login() : credentials.password()).show(text::put);
            from = place.end();
        }
        text.append(template, from, template.length());
        return encoded(text.flip());
    }

    private static byte[] encoded(CharBuffer text) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        byte[] exact = Arrays.copyOf(bytes.array(), bytes.limit());
        Arrays.fill(bytes.array(), (byte) 0);
        Arrays.fill(text.array(), '\0');
        return exact;
    }
}
