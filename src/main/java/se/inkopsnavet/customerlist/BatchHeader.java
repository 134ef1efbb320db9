package se.inkopsnavet.customerlist;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * What a file says about itself: one batch is one municipality, one supplier and one provider scope (requirements §4, batch rules).
 *
 * @param municipalityCode four digits, such as 0126
 * @param supplierId the supplier's id in the policy
 * @param providerScope the provider unit or group whose clients these are; never one provider's client in another's file (HUD-01)
 * @param createdAt when the batch was closed
 */
public record BatchHeader(
        UUID batchId, String municipalityCode, String supplierId, String providerScope, Instant createdAt) {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{4}");
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}_.:-]{0,63}");

    /** @throws FaultException CONFIGURATION with the name of the value that could break a file */
    public BatchHeader {
        require(MUNICIPALITY, municipalityCode, "municipalityCode");
        require(ID, supplierId, "supplierId");
        require(ID, providerScope, "providerScope");
    }

    /** Europe/Stockholm with its offset, to the second. */
    String createdText() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                createdAt.truncatedTo(ChronoUnit.SECONDS).atZone(STOCKHOLM));
    }

    private static void require(Pattern pattern, String value, String name) {
        if (!pattern.matcher(value).matches()) {
            throw new FaultException(Fault.CONFIGURATION, "batch." + name);
        }
    }
}
