package se.inkopsnavet.crash;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Looks for a value in whatever form a program may have left it: as text in any encoding of the JVM's, in hexadecimal, in base64 at any offset. */
final class SecretScan {

    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);
    private static final int BLOCK = 1 << 20;

    private final List<byte[]> forms = new ArrayList<>();

    SecretScan(String secret) {
        for (Charset encoding : ENCODINGS) {
            forms.add(secret.getBytes(encoding));
        }
        byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
        forms.add(HexFormat.of().formatHex(utf8).getBytes(StandardCharsets.US_ASCII));
        for (int offset = 0; offset < 3; offset++) {
            forms.add(base64(utf8, offset));
        }
    }

    /** The characters that the value alone decides, when it begins at that offset of a group of three bytes. */
    private static byte[] base64(byte[] value, int offset) {
        byte[] shifted = new byte[offset + value.length];
        System.arraycopy(value, 0, shifted, offset, value.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = (offset * 8 + 5) / 6;
        int to = (shifted.length * 8) / 6;
        return text.substring(from, to).getBytes(StandardCharsets.US_ASCII);
    }

    boolean finds(String text) {
        return finds(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean finds(byte[] bytes) {
        return forms.stream().anyMatch(form -> isIn(bytes, bytes.length, form));
    }

    /** However large the file is. */
    boolean findsIn(Path file) throws IOException {
        int overlap = forms.stream().mapToInt(form -> form.length).max().orElseThrow();
        byte[] window = new byte[BLOCK + overlap];
        int kept = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BLOCK)) {
            for (int n = in.read(window, kept, BLOCK); n >= 0; n = in.read(window, kept, BLOCK)) {
                int length = kept + n;
                for (byte[] form : forms) {
                    if (isIn(window, length, form)) {
                        return true;
                    }
                }
                kept = Math.min(overlap, length);
                System.arraycopy(window, length - kept, window, 0, kept);
            }
        }
        return false;
    }

    /** The files under that folder in whose content or name it stands. */
    List<Path> filesUnder(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (finds(file.getFileName().toString()) || findsIn(file)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static boolean isIn(byte[] bytes, int length, byte[] form) {
        for (int i = 0; i <= length - form.length; i++) {
            int j = 0;
            while (j < form.length && bytes[i + j] == form[j]) {
                j++;
            }
            if (j == form.length) {
                return true;
            }
        }
        return false;
    }
}
