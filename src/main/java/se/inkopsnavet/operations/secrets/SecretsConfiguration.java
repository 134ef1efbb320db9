package se.inkopsnavet.operations.secrets;

import java.nio.file.Path;
import org.jasypt.encryption.StringEncryptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** {@code ENC(...)} in properties, decrypted by Jasypt with the key of {@code inkopsnavet.secrets.key-file}; the file is read only when there is one to decrypt. */
@Configuration(proxyBeanMethods = false)
public class SecretsConfiguration {

    private static final String KEY_FILE = "inkopsnavet.secrets.key-file";

    /** The name makes Jasypt take this one instead of building a password-based one from {@code jasypt.encryptor.*}. */
    @Bean
    static StringEncryptor jasyptStringEncryptor(ConfigurableEnvironment environment) {
        return new LazyEncryptor(() -> SecretKeyFile.encryptor(keyFile(environment)));
    }

    @Bean
    static EncryptedPropertyCheck encryptedPropertyCheck(
            ConfigurableEnvironment environment, StringEncryptor jasyptStringEncryptor) {
        return new EncryptedPropertyCheck(environment, jasyptStringEncryptor);
    }

    @Bean
    static PlaintextSecretWarning plaintextSecretWarning(ConfigurableEnvironment environment) {
        return new PlaintextSecretWarning(environment);
    }

    private static Path keyFile(ConfigurableEnvironment environment) {
        String file = environment.getProperty(KEY_FILE);
        if (file == null || file.isBlank()) {
            throw new FaultException(Fault.CONFIGURATION, KEY_FILE + ": not set, but a property is ENC(...)");
        }
        return Path.of(file);
    }
}
