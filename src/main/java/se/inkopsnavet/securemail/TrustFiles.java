package se.inkopsnavet.securemail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.inkopsnavet.fault.Fault;

/**
 * Trust read from files, and read again when a file has changed, so that a CRL fetched by a timer job counts from the next letter on.
 *
 * <p>A changed file that cannot be read is a {@link Fault#CONFIGURATION} at every use until it can: going on with the old list would hide a
 * revocation. Whoever writes the files writes beside and renames.
 */
public final class TrustFiles implements Supplier<CertificateCheck> {

    private record Loaded(Map<Path, String> stamps, CertificateCheck check) {}

    private final List<Path> anchors;
    private final List<Path> intermediates;
    private final List<Path> crls;
    private final RevocationRule rule;
    private volatile Loaded loaded;

    /** Reads at once, so that a wrong path stops the start and not the first letter. */
    public TrustFiles(List<Path> anchors, List<Path> intermediates, List<Path> crls, RevocationRule rule) {
        this.anchors = List.copyOf(anchors);
        this.intermediates = List.copyOf(intermediates);
        this.crls = List.copyOf(crls);
        this.rule = rule;
        this.loaded = load();
    }

    @Override
    public CertificateCheck get() {
        Loaded current = loaded;
        if (!stamps().equals(current.stamps())) {
            current = load();
            loaded = current;
        }
        return current.check();
    }

    private Loaded load() {
        // Stamps first: a file that changes while it is read is then read again at the next use.
        Map<Path, String> stamps = stamps();
        List<X509Certificate> roots = new ArrayList<>();
        anchors.forEach(file -> roots.addAll(KeyFiles.certificates(file)));
        List<X509Certificate> between = new ArrayList<>();
        intermediates.forEach(file -> between.addAll(KeyFiles.certificates(file)));
        List<X509CRL> lists = new ArrayList<>();
        crls.forEach(file -> lists.addAll(KeyFiles.crls(file)));
        return new Loaded(stamps, new CertificateCheck(new Trust(Set.copyOf(roots), between, lists, rule)));
    }

    private Map<Path, String> stamps() {
        Map<Path, String> stamps = new HashMap<>();
        Stream.of(anchors, intermediates, crls).flatMap(List::stream).forEach(file -> stamps.put(file, stamp(file)));
        return stamps;
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + "/" + attributes.size() + "/" + attributes.fileKey();
        } catch (IOException e) {
            throw KeyFiles.problem(file, "cannot be read");
        }
    }
}
