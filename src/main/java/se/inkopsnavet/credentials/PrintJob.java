package se.inkopsnavet.credentials;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.privacy.Sha256;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.Letter;

/** The login as a letter on paper: a PDF and its order, signed and encrypted to the print service, as one file in its folder. */
final class PrintJob {

    private final HandoverWords.Client words;
    private final GaplessNumbers numbers;

    PrintJob(HandoverWords.Client words, GaplessNumbers numbers) {
        this.words = words;
        this.numbers = numbers;
    }

    /** @throws se.inkopsnavet.fault.FaultException CRY-*, or CREDENTIALS_NO_RECEIVER when the letter cannot show every character */
    UnitMail.Sealed seal(
            Handover handover,
            Partner partner,
            ProviderUnit unit,
            Client client,
            Receiver printer,
            Credentials credentials,
            Instant now) {
        String name = handover.id().toString().substring(0, 8);
        LetterPdf.Lines lines = new LetterPdf.Lines(
                List.of(
                        client.name().first() + " " + client.name().last(),
                        client.address().line(),
                        client.address().postcodeSpaced() + " "
                                + client.address().city()),
                words.heading(),
                UnitMail.named(words.text(), handover, partner, unit),
                words.login(),
                words.password(),
                UnitMail.named(words.closing(), handover, partner, unit));
        byte[] pdf = LetterPdf.of(lines, credentials);
        try {
            Letter letter = new Letter(
                    partner.hubAddress(),
                    printer.address(),
                    "Utskrift " + name,
                    now,
                    "<" + handover.id()
                            + partner.hubAddress()
                                    .substring(partner.hubAddress().indexOf('@')) + ">",
                    "Ett brev med sin order.\n",
                    List.of(
                            new Attachment("brev_" + name + ".pdf", "application/pdf", pdf),
                            new Attachment("order_" + name + ".csv", "text/csv", order(handover, name, pdf))));
            return new UnitMail.Sealed(printer.sealer().seal(letter, now).bytes(), fileName(handover, name));
        } finally {
            Arrays.fill(pdf, (byte) 0);
        }
    }

    private static byte[] order(Handover handover, String name, byte[] pdf) {
        return ("uppdrag;brev;sidor;sha256;porto;kuvert\r\n" + handover.id() + ";brev_" + name + ".pdf;1;"
                        + Sha256.hex(pdf) + ";A;FORSLUTET_C5_FONSTER\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Gapless per print service, as customer lists are per supplier: a job that never comes is a number that the printer misses. */
    private String fileName(Handover handover, String name) {
        long number = numbers.take(HandoverFlow.channel(handover.municipality(), handover.target()));
        return "utskrift_%s_%06d_%s.p7m".formatted(handover.municipality(), number, name);
    }
}
