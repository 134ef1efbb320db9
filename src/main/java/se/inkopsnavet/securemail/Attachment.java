package se.inkopsnavet.securemail;

import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * A file in a letter.
 *
 * @param fileName plain name without folder; must itself carry no personal data (HUD-25)
 * @param contentType media type without parameters, such as {@code text/csv}
 */
public record Attachment(String fileName, String contentType, byte[] bytes) {

    private static final int MAX_NAME = 150;

    public Attachment {
        HeaderText.require(fileName, "attachment file name");
        if (fileName.isBlank()
                || fileName.length() > MAX_NAME
                || fileName.chars().anyMatch(c -> c == '/' || c == '\\' || c == '"')) {
            throw new FaultException(Fault.MAIL_STRUCTURE_REFUSED, "attachment file name");
        }
        if (!contentType.matches("[a-z]+/[a-zA-Z0-9.+_-]+")) {
            throw new FaultException(Fault.MAIL_STRUCTURE_REFUSED, "attachment content type");
        }
    }

    @Override
    public String toString() {
        return "Attachment[" + contentType + ", " + bytes.length + " bytes]";
    }
}
