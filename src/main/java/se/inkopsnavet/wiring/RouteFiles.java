package se.inkopsnavet.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** The route files of {@code <home>/routes}, or, where there is no such folder, those packed into the jar. */
final class RouteFiles {

    private static final String SUFFIX = ".camel.yaml";

    private final PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
    private final String root;

    RouteFiles(Path home) {
        Path folder = home.resolve("routes").toAbsolutePath().normalize();
        this.root = folder.toFile().isDirectory() ? folder.toUri().toString() : "classpath:defaults/routes/";
    }

    /** Names of the files with route templates. */
    List<String> templates() {
        try {
            return Arrays.stream(resolver.getResources(root + "*" + SUFFIX))
                    .map(Resource::getFilename)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "routes/", e);
        }
    }

    String municipality(String policyId) {
        return "municipalities/" + policyId + SUFFIX;
    }

    /** @throws FaultException CONFIGURATION with the file's name */
    String read(String file) {
        try {
            return resolver.getResource(root + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "routes/" + file, e);
        }
    }
}
