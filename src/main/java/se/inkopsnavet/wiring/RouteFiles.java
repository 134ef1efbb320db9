package se.inkopsnavet.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.yaml.YamlSource;

/** The route files of {@code <home>/routes}, or, where there is no such folder, those packed into the jar. */
final class RouteFiles {

    private static final String SUFFIX = ".camel.yaml";
    private static final String MUNICIPALITIES = "municipalities/";

    private static final Pattern LINE = Pattern.compile("line[: ]+(\\d+)");

    private final PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
    private final String root;

    RouteFiles(Path home) {
        Path folder = home.resolve("routes").toAbsolutePath().normalize();
        this.root = folder.toFile().isDirectory() ? folder.toUri().toString() : "classpath:defaults/routes/";
    }

    /** Names of the files with route templates. */
    List<String> templates() {
        return names("");
    }

    /** The municipalities that have a wiring file, by their policies' ids. */
    List<String> municipalities() {
        return names(MUNICIPALITIES).stream()
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList();
    }

    private List<String> names(String folder) {
        try {
            return Arrays.stream(resolver.getResources(root + folder + "*" + SUFFIX))
                    .map(Resource::getFilename)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "routes/" + folder, e);
        }
    }

    /** @throws FaultException CONFIGURATION with the file's name */
    YamlSource source(String file) {
        return new YamlSource("routes/" + file, read(file));
    }

    String municipality(String policyId) {
        return MUNICIPALITIES + policyId + SUFFIX;
    }

    /** @throws FaultException CONFIGURATION with the file's name */
    String read(String file) {
        try {
            return resolver.getResource(root + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "routes/" + file, e);
        }
    }

    /** Gives the file to Camel. @return what Camel could not read in it */
    Optional<Finding> load(CamelContext camel, String file) {
        try {
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(file, read(file)));
            return Optional.empty();
        } catch (Exception broken) { // the loader's own signature; whatever it is, the file is to be named
            Matcher line = LINE.matcher(String.valueOf(broken.getMessage()));
            return Optional.of(Finding.error(
                    "routes/" + file, line.find() ? Integer.parseInt(line.group(1)) : 0, "", firstLine(broken)));
        }
    }

    private static String firstLine(Exception broken) {
        return String.valueOf(broken.getMessage())
                .lines()
                .findFirst()
                .orElse(broken.getClass().getSimpleName());
    }
}
