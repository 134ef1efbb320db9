package se.inkopsnavet.transport.sftp;

import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Acceptance;
import se.inkopsnavet.ledger.Intake;

/** The bean that a pick-up route calls: streams the file into the ledger. Only what it accepted is acknowledged. */
public final class PickupIntake {

    private final Intake intake;

    public PickupIntake(Intake intake) {
        this.intake = intake;
    }

    /**
     * @throws FaultException SFTP_UNREACHABLE when the line breaks mid-file, or what the ledger refuses; the file then stays where it is
     */
    public void accept(Exchange exchange) {
        Pickup pickup = exchange.getProperty(Pickup.PROPERTY, Pickup.class);
        GenericFile<?> file = (GenericFile<?>) exchange.getMessage().getBody();
        try (InputStream bytes = (InputStream) file.getBody()) {
            Acceptance acceptance = intake.accept(pickup.arrival(), bytes, pickup.unchanged());
            exchange.setProperty(Pickup.ACCEPTANCE, acceptance);
        } catch (IOException e) {
            // The library quotes the server, and the server may quote the file's name: the cause stops here.
            throw new FaultException(
                    Fault.SFTP_UNREACHABLE, pickup.file().name().alias());
        }
    }
}
