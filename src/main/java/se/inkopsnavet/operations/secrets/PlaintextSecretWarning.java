package se.inkopsnavet.operations.secrets;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import se.inkopsnavet.fault.Fault;

/** Warns at start about each secret that stands in clear text in a property, an environment variable or an argument: key and source, never the value. */
final class PlaintextSecretWarning implements BeanFactoryPostProcessor, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(PlaintextSecretWarning.class);

    /** Compared with the key in lower case without separators, since {@code DB_PASSWORD} and {@code db.pass-word} are the same key to Spring. */
    private static final Pattern SECRET_KEY = Pattern.compile(
            "password|passwd|passphrase|losenord|lösenord|secret(?!s$)|token|privatekey|apikey|credential");

    /** Names a place or a property of a secret, not the secret. */
    private static final Pattern ABOUT_A_SECRET = Pattern.compile(
            "(?:file|location|path|dir|directory|folder|type|alias|name|algorithm|enabled|uri|url|length|expiry|header|ttl)$");

    private static final Pattern SECRET_IN_URL = Pattern.compile("(?i)[?&;]password=[^&;]+|://[^/@\\s:]+:[^/@\\s]+@");
    /** Nothing but a reference to another property, whose own key is looked at in its own place. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^:}]+:?}");

    private final ConfigurableEnvironment environment;

    PlaintextSecretWarning(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        Set<String> told = new LinkedHashSet<>();
        GivenProperty.all(environment)
                .filter(PlaintextSecretWarning::isSecretInClear)
                .filter(property -> told.add(property.key()))
                .forEach(property -> LOG.atWarn()
                        .addKeyValue("fault", Fault.PLAINTEXT_PASSWORD.code())
                        .addKeyValue("property", property.key())
                        .addKeyValue("source", property.source())
                        .log("a secret stands in clear text: move it to a secret file or encrypt it with --encrypt"));
    }

    private static boolean isSecretInClear(GivenProperty property) {
        String value = property.value().strip();
        boolean clear = !value.isEmpty()
                && !EncryptedProperty.matches(value)
                && !REFERENCE.matcher(value).matches();
        return clear
                && (namesSecret(property.key()) || SECRET_IN_URL.matcher(value).find());
    }

    private static boolean namesSecret(String key) {
        String last = key.substring(key.lastIndexOf('.') + 1);
        String name = last.toLowerCase(Locale.ROOT).replaceAll("[-_]|\\[\\d+]", "");
        return SECRET_KEY.matcher(name).find() && !ABOUT_A_SECRET.matcher(name).find();
    }
}
