package se.inkopsnavet.crash;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * This JVM's class path as a class-data archive wants it: jars only, none of them signed. Classes of signed jars cannot be archived, and their lambdas crash
 * the JVM 17 that tries.
 */
record PackedClassPath(List<Path> entries) {

    static PackedClassPath ofThisJvm() {
        return new PackedClassPath(
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .filter(Files::exists)
                        .toList());
    }

    /** Changes with each class and resource of the build, with each library and with the JVM. */
    String hash() throws IOException {
        MessageDigest digest = sha256();
        digest.update(System.getProperty("java.home").getBytes());
        digest.update(System.getProperty("java.vm.version").getBytes());
        for (Path entry : entries) {
            for (Path file : filesOf(entry)) {
                digest.update(file.toString().getBytes());
                if (Files.isDirectory(entry)) {
                    digest.update(Files.readAllBytes(file));
                } else {
                    digest.update(Long.toString(Files.size(file)).getBytes());
                    digest.update(Files.getLastModifiedTime(file).toString().getBytes());
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 12);
    }

    /** @return the class path, with the jars that had to be made in that folder */
    String packedInto(Path folder) throws IOException {
        List<String> packed = new ArrayList<>();
        for (Path entry : entries) {
            Path jar = folder.resolve(
                    packed.size() + "-" + entry.getFileName() + (Files.isDirectory(entry) ? ".jar" : ""));
            if (Files.isDirectory(entry)) {
                pack(entry, jar);
                packed.add(jar.toString());
            } else if (unsign(entry, jar)) {
                packed.add(jar.toString());
            } else {
                packed.add(entry.toString());
            }
        }
        return String.join(File.pathSeparator, packed);
    }

    /** With an entry for each folder: Spring looks for classes by folder. */
    private static void pack(Path folder, Path jar) throws IOException {
        try (ZipOutputStream out = zip(jar);
                Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.skip(1).sorted().toList()) {
                String name = folder.relativize(each).toString().replace(File.separatorChar, '/');
                out.putNextEntry(new ZipEntry(Files.isDirectory(each) ? name + "/" : name));
                if (!Files.isDirectory(each)) {
                    Files.copy(each, out);
                }
                out.closeEntry();
            }
        }
    }

    /** @return false when there is nothing to take away: the jar itself will do */
    private static boolean unsign(Path signed, Path jar) throws IOException {
        try (JarFile in = new JarFile(signed.toFile(), false)) {
            if (in.stream().noneMatch(PackedClassPath::isSignature)) {
                return false;
            }
            try (ZipOutputStream out = zip(jar)) {
                for (ZipEntry each :
                        in.stream().filter(entry -> !isSignature(entry)).toList()) {
                    out.putNextEntry(new ZipEntry(each.getName()));
                    in.getInputStream(each).transferTo(out);
                    out.closeEntry();
                }
            }
            return true;
        }
    }

    private static boolean isSignature(ZipEntry entry) {
        return entry.getName().matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }

    private static ZipOutputStream zip(Path jar) throws IOException {
        OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file);
        out.setLevel(Deflater.BEST_SPEED);
        return out;
    }

    private static List<Path> filesOf(Path entry) throws IOException {
        try (Stream<Path> all = Files.walk(entry)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
