package se.inkopsnavet.operations.secrets;

import java.util.function.Supplier;
import org.jasypt.encryption.StringEncryptor;
import org.springframework.util.function.SingletonSupplier;

/** Reads the key at the first encrypted property: a hub without any needs no key file. */
final class LazyEncryptor implements StringEncryptor {

    private final Supplier<StringEncryptor> encryptor;

    LazyEncryptor(Supplier<StringEncryptor> encryptor) {
        this.encryptor = SingletonSupplier.of(encryptor);
    }

    @Override
    public String encrypt(String message) {
        return encryptor.get().encrypt(message);
    }

    @Override
    public String decrypt(String encryptedMessage) {
        return encryptor.get().decrypt(encryptedMessage);
    }
}
