package se.inkopsnavet.disclosure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import se.inkopsnavet.customerlist.EarlierRow;
import se.inkopsnavet.disclosure.ErasureStore.Asked;
import se.inkopsnavet.disclosure.ErasureStore.Ending;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.Letter;
import se.inkopsnavet.securemail.SealedMail;
import se.inkopsnavet.supplier.SupplierProfile;

/**
 * Step 4: the request as the supplier gets it ({@code mappings/suppliers/README.md}), sealed like a customer list. It names the rows by which the supplier
 * knows the person and the kinds of data, never a value and never a reason.
 */
final class ErasureLetter {

    private static final String ALL = "*";

    private ErasureLetter() {}

    /** @param dedupId the file name on the supplier's server, or the Message-ID */
    record Rendered(byte[] bytes, String dedupId) {}

    /** @throws se.inkopsnavet.fault.FaultException CRY-* when a certificate or key is not in order */
    static Rendered render(Asked asked, Partner partner, String municipalityCode, List<EarlierRow> rows, Instant now) {
        boolean ends = asked.ending() == Ending.IN_MAIL;
        String subject = ends ? "Avslut" : "Radering";
        String messageId = "<" + asked.id() + "@"
                + partner.hubAddress().substring(partner.hubAddress().indexOf('@') + 1) + ">";
        String file = "begaran_" + asked.id() + ".csv";
        Letter letter = new Letter(
                partner.hubAddress(),
                partner.profile().recipient(),
                subject + " " + asked.id(),
                now,
                messageId,
                "%s enligt bifogad begäran %s. Bekräfta när det är gjort.%n".formatted(subject, asked.id()),
                List.of(new Attachment(
                        file,
                        "text/csv",
                        csv(asked, ends, municipalityCode, rows).getBytes(StandardCharsets.UTF_8))));
        SealedMail sealed = partner.sealer().seal(letter, now);
        boolean byFile = partner.profile().channel() == SupplierProfile.Channel.SFTP;
        return new Rendered(
                sealed.bytes(), byFile ? "begaran_" + asked.municipality() + "_" + asked.id() + ".p7m" : messageId);
    }

    private static String csv(Asked asked, boolean ends, String municipalityCode, List<EarlierRow> rows) {
        String fields = asked.fields().isEmpty()
                ? ALL
                : asked.fields().stream().sorted().collect(Collectors.joining(","));
        StringBuilder csv = new StringBuilder("#BEGÄRAN;%s;%s;%s;%s;%d;1\r\n"
                .formatted(asked.id(), municipalityCode, ends ? "AVSLUTA" : "RADERA", fields, rows.size()));
        rows.forEach(row ->
                csv.append(row.batchId()).append(';').append(row.position()).append("\r\n"));
        return csv.toString();
    }
}
