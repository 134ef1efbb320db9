package se.inkopsnavet.orderfile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.Letter;
import se.inkopsnavet.securemail.SealedMail;
import se.inkopsnavet.supplierrequest.StoredRequest;
import se.inkopsnavet.trade.SupplierRequest;

/** Step 4: the request as the supplier gets it ({@code mappings/order/README.md}), sealed like a customer list. Never a reason, never a person. */
final class RequestLetter {

    private static final String SUBJECT = "Begäran om beställning";

    private RequestLetter() {}

    /** @throws se.inkopsnavet.fault.FaultException CRY-* when a certificate or key is not in order */
    static byte[] render(StoredRequest request, Partner partner, String municipalityCode, Instant now) {
        Letter letter = new Letter(
                partner.hubAddress(),
                partner.profile().recipient(),
                SUBJECT + " " + request.id(),
                now,
                messageId(request, partner),
                "%s enligt bifogad fil, %s.%n".formatted(SUBJECT, request.id()),
                List.of(new Attachment(
                        "bestallningsbegaran_" + request.id() + ".csv",
                        "text/csv",
                        csv(request, municipalityCode).getBytes(StandardCharsets.UTF_8))));
        SealedMail sealed = partner.sealer().seal(letter, now);
        return sealed.bytes();
    }

    static String messageId(StoredRequest request, Partner partner) {
        return "<" + request.id() + "@"
                + partner.hubAddress().substring(partner.hubAddress().indexOf('@') + 1) + ">";
    }

    static String csv(StoredRequest request, String municipalityCode) {
        return "#BESTALLNINGSBEGARAN;%s;%s;1\r\narende;kundnummer;bestallning;leveransdag;begaran\r\n%s;%s;%s;%s;%s\r\n#ANTAL;1\r\n"
                .formatted(
                        request.id(),
                        municipalityCode,
                        orEmpty(request.customer().caseRef()),
                        orEmpty(request.customer().customerNo()),
                        orEmpty(request.orderNo()),
                        request.day(),
                        word(request.kind()));
    }

    private static String word(SupplierRequest.Kind kind) {
        return switch (kind) {
            case CANCEL -> "AVBESTALL";
            case LATE_ORDER -> "SEN_BESTALLNING";
            case DELIVER_AGAIN -> "LEVERERA_IGEN";
            case HOW_DID_IT_END -> "UTFALL";
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
