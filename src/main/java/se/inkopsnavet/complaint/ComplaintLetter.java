package se.inkopsnavet.complaint;

import java.time.Instant;
import java.util.List;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.Letter;
import se.inkopsnavet.securemail.SealedMail;
import se.inkopsnavet.supplier.SupplierProfile;

/** Step 2: the complaint as the supplier gets it, sealed like a customer list. The order, the type, the screened description; no name, no number of a person. */
record ComplaintLetter(ComplaintWords words) {

    /** @param dedupId the file name on the supplier's server, or the Message-ID */
    record Rendered(byte[] bytes, String dedupId) {}

    /** @throws se.inkopsnavet.fault.FaultException CRY-* when a certificate or key is not in order */
    Rendered render(Complaint complaint, Partner partner, int answerWorkdays, Instant now) {
        String domain = partner.hubAddress().substring(partner.hubAddress().indexOf('@') + 1);
        String messageId = "<" + complaint.id() + "@" + domain + ">";
        SealedMail sealed = partner.sealer()
                .seal(
                        new Letter(
                                partner.hubAddress(),
                                partner.profile().recipient(),
                                words.letter("subject")
                                        .replace("{id}", complaint.id().toString()),
                                now,
                                messageId,
                                text(complaint, answerWorkdays),
                                List.of(new Attachment(
                                        AnswerForm.FILE, "text/plain", new AnswerForm(words).empty(complaint.id())))),
                        now);
        boolean byFile = partner.profile().channel() == SupplierProfile.Channel.SFTP;
        String file = "reklamation_" + complaint.municipality() + "_" + complaint.id() + ".p7m";
        return new Rendered(sealed.bytes(), byFile ? file : messageId);
    }

    String text(Complaint complaint, int answerWorkdays) {
        // The description last: it may hold anything, also what looks like a place.
        return words.letter("text")
                .replace("{id}", complaint.id().toString())
                .replace("{subject}", ComplaintCourse.subject(complaint.caseRef(), complaint.orderNo()))
                .replace("{type}", words.type(complaint.type()))
                .replace("{days}", Integer.toString(answerWorkdays))
                .replace("{description}", complaint.description().isEmpty() ? "–" : complaint.description());
    }
}
