package se.inkopsnavet.contact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.ledger.Intake;
import se.inkopsnavet.privacy.Sha256;

/** Step 1 for delivery receipts: the same one again is the same arrival. */
public class ReceiptIntake {

    /** A receipt is some hundred bytes. */
    public static final int MAX_BYTES = 8 * 1024;

    private final Intake intake;

    public ReceiptIntake(Intake intake) {
        this.intake = intake;
    }

    /**
     * Returns when it is committed.
     *
     * @param ours our id of the SMS, where the gateway was asked to repeat it; otherwise null
     */
    public void accept(String municipality, @Nullable UUID ours, byte[] body) {
        String name = ours == null ? "kvittens" : ours.toString();
        try {
            intake.accept(
                    new Arrival(
                            ReceiptFlow.NAME,
                            municipality,
                            TextCourse.channel(municipality),
                            name + "/" + Sha256.hex(body),
                            name,
                            MAX_BYTES),
                    new ByteArrayInputStream(body),
                    () -> true);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to read", e);
        }
    }
}
