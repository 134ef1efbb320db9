package se.inkopsnavet.neighbourhood.pki;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Key pairs by name, made once since an RSA pair takes a second or two of processor time and a town needs ten. They lie under {@code target/test-keys} for the
 * other JVMs of the build, and are thrown away with that folder.
 */
final class TestKeys {

    private static final Path PLACE = Path.of("target", "test-keys").toAbsolutePath();
    private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

    private TestKeys() {}

    /** @param kind {@code RSA-2048}, {@code RSA-3072}, {@code EC-P256} and the like */
    static KeyPair named(String name, String kind) {
        return MADE.computeIfAbsent(kind + "/" + name, key -> foundOrMade(name, kind));
    }

    private static KeyPair foundOrMade(String name, String kind) {
        Path file = PLACE.resolve(kind + "-" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
        try {
            return Files.exists(file) ? read(file, kind) : write(make(kind), file);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key of kind " + kind, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair make(String kind) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm(kind));
        if (kind.startsWith("RSA-")) {
            generator.initialize(Integer.parseInt(kind.substring(4)));
        } else {
            generator.initialize(new ECGenParameterSpec("secp" + kind.substring(4) + "r1"));
        }
        return generator.generateKeyPair();
    }

    /** Two lines: the public half, the private one. */
    private static KeyPair read(Path file, String kind) throws IOException, GeneralSecurityException {
        List<String> halves = Files.readAllLines(file);
        KeyFactory factory = KeyFactory.getInstance(algorithm(kind));
        return new KeyPair(
                factory.generatePublic(
                        new X509EncodedKeySpec(Base64.getDecoder().decode(halves.get(0)))),
                factory.generatePrivate(
                        new PKCS8EncodedKeySpec(Base64.getDecoder().decode(halves.get(1)))));
    }

    /** Whole or not at all: another JVM may be looking. */
    private static KeyPair write(KeyPair pair, Path file) throws IOException {
        Path part = Files.createTempFile(Files.createDirectories(PLACE), "", ".part");
        Files.write(
                part,
                List.of(
                        Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return pair;
    }

    private static String algorithm(String kind) {
        return kind.startsWith("RSA-") ? "RSA" : "EC";
    }
}
