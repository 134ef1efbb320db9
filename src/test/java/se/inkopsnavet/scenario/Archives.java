package se.inkopsnavet.scenario;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives that nobody should unpack: reliability §4 B39. */
final class Archives {

    private static final int MEBIBYTE = 1 << 20;
    private static final int SWOLLEN = 256;
    private static final int FLAGS = 6;

    private Archives() {}

    /** 256 MiB of zeros in a quarter of a megabyte. */
    static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("beslut.xml"));
            swell(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** 256 MiB in some hundred bytes. */
    static byte[] gzipInGzip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream inner = new GZIPOutputStream(new GZIPOutputStream(bytes))) {
            swell(inner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] zip(String entry, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Says in its header that it is encrypted. */
    static byte[] encrypted(String content) {
        byte[] zip = zip("beslut.xml", content);
        zip[FLAGS] |= 1;
        return zip;
    }

    static byte[] crowded(int entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry(i + ".xml"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void swell(OutputStream out) throws IOException {
        byte[] zeros = new byte[MEBIBYTE];
        for (int i = 0; i < SWOLLEN; i++) {
            out.write(zeros);
        }
    }
}
