package se.inkopsnavet.customerlist;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Names the file of a batch, without personal data (requirements §4, batch rules). */
public final class BatchName {

    private static final Pattern TENANT = Pattern.compile("[a-z][a-z0-9_-]{0,39}");
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,5}");

    private BatchName() {}

    /**
     * {@code <kind>_<tenant>_<yyyyMMdd>_<batchId8>.<extension>}; the last part of the name is the batch id's first eight digits.
     *
     * @param kind what the file is, such as {@code kundlista}
     * @param date the day of the batch, Europe/Stockholm
     * @throws FaultException FILE_NAME_REFUSED naming the part that holds anything but {@code a-z 0-9 _ -}
     */
    public static String fileName(String kind, String tenant, LocalDate date, UUID batchId, String extension) {
        require(TENANT, kind, "kind");
        require(TENANT, tenant, "tenant");
        require(EXTENSION, extension, "extension");
        return kind + "_" + tenant + "_" + DateTimeFormatter.BASIC_ISO_DATE.format(date) + "_"
                + batchId.toString().substring(0, 8) + "." + extension;
    }

    private static void require(Pattern pattern, String value, String part) {
        if (!pattern.matcher(value).matches()) {
            throw new FaultException(Fault.FILE_NAME_REFUSED, part);
        }
    }
}
