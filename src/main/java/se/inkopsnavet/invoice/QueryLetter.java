package se.inkopsnavet.invoice;

import java.time.Instant;
import java.util.List;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.Letter;
import se.inkopsnavet.securemail.SealedMail;

/** Step 4: the question as the invoice desk gets it, signed and encrypted, with the form that it returns. */
record QueryLetter(QueryWords words) {

    /** @throws se.inkopsnavet.fault.FaultException CRY-* when a certificate or key is not in order */
    SealedMail seal(Question question, Client client, DeskLine desk, Instant now) {
        String domain = desk.hubAddress().substring(desk.hubAddress().indexOf('@') + 1);
        Letter letter = new Letter(
                desk.hubAddress(),
                desk.address(),
                words.subject().replace("{ref}", question.caseRef()),
                now,
                "<" + question.id() + "@" + domain + ">",
                text(question, client),
                List.of(new Attachment(AnswerForm.FILE, "text/plain", AnswerForm.empty(question.id(), words.form()))));
        return desk.sealer().seal(letter, now);
    }

    private String text(Question question, Client client) {
        return words.text()
                .replace("{ref}", question.caseRef())
                .replace("{personnummer}", client.personId().hyphenated())
                .replace("{namn}", client.name().first() + " " + client.name().last());
    }
}
