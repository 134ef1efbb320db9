package se.inkopsnavet.invoice;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.inkopsnavet.securemail.Finding;
import se.inkopsnavet.securemail.Letter;
import se.inkopsnavet.securemail.MailSealer;
import se.inkopsnavet.securemail.SealedMail;

/**
 * Seals nothing, so that a test can read.
 *
 * @param letters what was given to it
 */
record OpenSealer(List<Letter> letters) implements MailSealer {

    @Override
    public SealedMail seal(Letter letter, Instant now) {
        letters.add(letter);
        return new SealedMail(letter.text().getBytes(StandardCharsets.UTF_8), letter.messageId(), "ab");
    }

    @Override
    public List<Finding> findings(String from, Instant now) {
        return List.of();
    }

    @Override
    public Optional<Instant> expires() {
        return Optional.empty();
    }
}
