package se.inkopsnavet.consent;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.document.FormFile;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.OpenedMail;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a unit has enclosed: one form file as over SFTP, or one document as at the door (flow F02 source c). */
final class MailedForms {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KIND = Source.Kind.MAIL.name();

    private final FormFile file;

    MailedForms(FormFile file) {
        this.file = file;
    }

    /**
     * @param document as the flow CONSENT reads it
     * @param person as written, to keep one person's forms in order; may be empty
     * @param event what it says; null when it cannot be read, which the flow CONSENT then tells
     */
    record Form(byte[] document, String person, @Nullable ConsentEvent event) {

        @Override
        public String toString() {
            return "Form[" + document.length + " bytes]";
        }
    }

    static boolean areIn(OpenedMail mail) {
        return mail.attachments().stream().anyMatch(each -> isFile(each) || isDocument(each));
    }

    /** @throws FaultException the first reason to refuse the mail as a whole */
    List<Form> in(OpenedMail mail, String municipality) {
        List<Attachment> enclosed = mail.attachments().stream()
                .filter(each -> isFile(each) || isDocument(each))
                .toList();
        if (enclosed.size() != 1) {
            throw new FaultException(Fault.CONSENT_UNREADABLE, "attachments");
        }
        byte[] bytes = enclosed.get(0).bytes();
        return isDocument(enclosed.get(0))
                ? List.of(document(bytes))
                : file.read(bytes, municipality).stream()
                        .map(MailedForms::mailed)
                        .toList();
    }

    private static boolean isFile(Attachment attachment) {
        return attachment.fileName().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private static boolean isDocument(Attachment attachment) {
        return attachment.fileName().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    /** @throws FaultException INVALID_VALUE for what claims another source: only the journal itself can say that a note is written already */
    private static Form document(byte[] json) {
        Form form = form(json, "");
        boolean otherSource = form.event() != null && form.event().source().kind() != Source.Kind.MAIL;
        if (otherSource) {
            throw new FaultException(Fault.INVALID_VALUE, "source.kind");
        }
        return form;
    }

    /** A row of a form file says that it is one: here it came by mail. */
    private static Form mailed(FormFile.Filled row) {
        ObjectNode document = (ObjectNode) JSON.readTree(row.document());
        ((ObjectNode) document.get("source")).put("kind", KIND);
        return form(JSON.writeValueAsBytes(document), row.person());
    }

    private static Form form(byte[] document, String written) {
        Optional<ConsentEvent> event = event(document);
        String person = event.map(read -> read.person().digits()).orElse(written);
        return new Form(document, person, event.orElse(null));
    }

    private static Optional<ConsentEvent> event(byte[] document) {
        try {
            return Optional.of(ConsentDocument.parse(document));
        } catch (FaultException unreadable) {
            return Optional.empty();
        }
    }
}
