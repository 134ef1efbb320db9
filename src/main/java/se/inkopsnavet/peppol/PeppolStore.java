package se.inkopsnavet.peppol;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.SupplierRequest;

/** Which rules judged which document, and what the hub has asked for. */
public class PeppolStore {

    private final JdbcClient jdbc;
    private final GaplessNumbers numbers;

    public PeppolStore(JdbcClient jdbc, GaplessNumbers numbers) {
        this.jdbc = jdbc;
        this.numbers = numbers;
    }

    /**
     * Once per message, however often it is handled; what is known of it by then.
     *
     * @param documentId the seller's, or null where it is not known or may be a person's number
     */
    void judged(
            UUID message,
            String municipality,
            DocumentKind kind,
            List<RuleHit> broken,
            @Nullable String supplierId,
            @Nullable String documentId,
            @Nullable String caseRef) {
        jdbc.sql(
                        "insert into peppol_document (id, direction, municipality, supplier_id, kind, document_id, vesid, release, broken, case_ref)"
                                + " values (?, 'I', ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set supplier_id = excluded.supplier_id,"
                                + " document_id = excluded.document_id, broken = excluded.broken, case_ref = excluded.case_ref")
                .params(
                        message,
                        municipality,
                        supplierId,
                        kind.name(),
                        documentId,
                        Release.vesid(kind),
                        Release.VERSION,
                        codes(broken),
                        caseRef)
                .update();
    }

    /** @return false when the same was asked before */
    boolean asked(UUID message, DocumentKind kind, String documentId, SupplierRequest request) {
        return jdbc.sql(
                                "insert into peppol_document (id, direction, municipality, supplier_id, kind, document_id, vesid, release, case_ref, order_no,"
                                        + " request, day) values (?, 'O', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                message,
                                request.municipality(),
                                request.supplierId(),
                                kind.name(),
                                documentId,
                                Release.vesid(kind),
                                Release.VERSION,
                                request.customer().caseRef(),
                                request.orderNo(),
                                request.kind().name(),
                                request.day())
                        .update()
                == 1;
    }

    /**
     * A document on its way out.
     *
     * @param number of its file, or null while it has none
     */
    record Sent(
            UUID id,
            String municipality,
            String supplierId,
            DocumentKind kind,
            String documentId,
            @Nullable String caseRef,
            @Nullable String orderNo,
            SupplierRequest.Kind request,
            LocalDate day,
            @Nullable Long number,
            Instant askedAt) {

        CustomerRef customer() {
            return new CustomerRef(caseRef, null);
        }
    }

    Optional<Sent> sent(UUID id) {
        return sent("id = ?", id);
    }

    /** What a supplier answers by the number that the hub gave it. */
    Optional<Sent> sent(String municipality, String supplierId, String documentId) {
        return sent("municipality = ? and supplier_id = ? and document_id = ?", municipality, supplierId, documentId);
    }

    private Optional<Sent> sent(String which, Object... values) {
        return jdbc.sql(
                        "select id, municipality, supplier_id, kind, document_id, case_ref, order_no, request, day, number, at from peppol_document"
                                + " where direction = 'O' and " + which)
                .params(values)
                .query((row, n) -> new Sent(
                        row.getObject("id", UUID.class),
                        row.getString("municipality"),
                        row.getString("supplier_id"),
                        DocumentKind.valueOf(row.getString("kind")),
                        row.getString("document_id"),
                        row.getString("case_ref"),
                        row.getString("order_no"),
                        SupplierRequest.Kind.valueOf(row.getString("request")),
                        row.getObject("day", LocalDate.class),
                        row.getObject("number", Long.class),
                        row.getTimestamp("at").toInstant()))
                .optional();
    }

    void broken(UUID id, List<RuleHit> broken) {
        jdbc.sql("update peppol_document set broken = ? where id = ?")
                .params(codes(broken), id)
                .update();
    }

    /** The document gets the next number of the files to its access point. */
    long number(UUID id, String channel) {
        long number = numbers.take(channel);
        jdbc.sql("update peppol_document set number = ? where id = ?")
                .params(number, id)
                .update();
        return number;
    }

    /** The file never appeared, and will not: its number goes to the next one. */
    void giveBack(UUID id, String channel) {
        jdbc.sql("update peppol_document d set number = null from"
                        + " (select id, number from peppol_document where id = ? and number is not null for update) old"
                        + " where d.id = old.id returning old.number")
                .param(id)
                .query(Long.class)
                .optional()
                .ifPresent(number -> numbers.giveBack(channel, number));
    }

    private static String codes(List<RuleHit> broken) {
        return broken.stream().map(RuleHit::toString).collect(Collectors.joining(","));
    }
}
