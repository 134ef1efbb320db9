package se.inkopsnavet.operations.secrets;

import java.security.GeneralSecurityException;
import org.jasypt.encryption.StringEncryptor;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Decrypts every {@code ENC(...)} once, before any bean is made: an altered value or a wrong key stops the start and names the property, instead of
 * surfacing on the night when the property is first used.
 */
final class EncryptedPropertyCheck implements BeanFactoryPostProcessor, Ordered {

    private final ConfigurableEnvironment environment;
    private final StringEncryptor encryptor;

    EncryptedPropertyCheck(ConfigurableEnvironment environment, StringEncryptor encryptor) {
        this.environment = environment;
        this.encryptor = encryptor;
    }

    /** First of all, while the property sources still give what was written: Jasypt wraps them later. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** @throws FaultException CONFIGURATION naming the property and where it stands */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        GivenProperty.all(environment)
                .filter(property -> EncryptedProperty.matches(property.value()))
                .forEach(this::decrypt);
    }

    private void decrypt(GivenProperty property) {
        try {
            tryDecrypt(property.value());
        } catch (GeneralSecurityException | IllegalArgumentException altered) {
            // Without the cause: a Base64 decoder quotes what it could not decode.
            throw new FaultException(
                    Fault.CONFIGURATION,
                    property.key() + " (" + property.source() + "): ENC value is altered or has another key");
        }
    }

    /** Says what Jasypt's GCM encryptor throws without declaring it. */
    @SuppressWarnings("RedundantThrows")
    private void tryDecrypt(String value) throws GeneralSecurityException {
        encryptor.decrypt(EncryptedProperty.unwrap(value));
    }
}
