package se.inkopsnavet.peppol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.peppol.Participants.Participant;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.SupplierRequest;

/** What the hub says in Peppol is right by the rules before anybody gets it, and says no more than it must. */
class OutgoingDocumentsTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T13:30:00Z"), ZoneId.of("Europe/Stockholm"));
    private static final OutgoingDocuments DOCUMENTS =
            new OutgoingDocuments(new HomeMappingFiles(Path.of(".")), new PeppolRules(), CLOCK);
    private static final Participant BUYER = new Participant("k", "0007:0987654324", "Exempelkommun", "SE");
    private static final Participant SELLER = new Participant("s", "0007:1234567897", "Exempellivs & Co AB", "SE");

    @ParameterizedTest
    @EnumSource(
            value = DocumentKind.class,
            names = {"ORDER", "ORDER_CANCELLATION"})
    void whatIsBuiltBreaksNoRule(DocumentKind kind) {
        OutgoingDocuments.Built built = DOCUMENTS.build(sent(kind, "W-1001"), BUYER, SELLER);

        assertThat(built.broken()).isEmpty();
        assertThat(text(built)).contains("W-1001", "Exempellivs &amp; Co AB", "2026-11-23");
    }

    @Test
    void lateOrderWithoutANumberIsRightToo() {
        assertThat(DOCUMENTS
                        .build(sent(DocumentKind.ORDER, null), BUYER, SELLER)
                        .broken())
                .isEmpty();
    }

    @Test
    void wrongAddressIsFoundBeforeAnybodyGetsIt() {
        Participant wrong = new Participant("s", "0007:1234567898", "Exempellivs AB", "SE");

        OutgoingDocuments.Built built = DOCUMENTS.build(sent(DocumentKind.ORDER, "W-1001"), BUYER, wrong);

        assertThat(built.mayLeave()).isFalse();
        assertThat(built.broken()).contains(new RuleHit(true, "PEPPOL-COMMON-R049"));
    }

    @Test
    void whatPeppolCannotSayIsNotForcedIntoADocument() {
        assertThat(OutgoingDocuments.saying(request(SupplierRequest.Kind.CANCEL, "W-1")))
                .contains(DocumentKind.ORDER_CANCELLATION);
        assertThat(OutgoingDocuments.saying(request(SupplierRequest.Kind.LATE_ORDER, null)))
                .contains(DocumentKind.ORDER);
        assertThat(OutgoingDocuments.saying(request(SupplierRequest.Kind.CANCEL, null)))
                .isEmpty();
        assertThat(OutgoingDocuments.saying(request(SupplierRequest.Kind.DELIVER_AGAIN, "W-1")))
                .isEmpty();
        assertThat(OutgoingDocuments.saying(request(SupplierRequest.Kind.HOW_DID_IT_END, "W-1")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SupplierRequest.Kind.class)
    void whoeverPhonesIsToldWhatToSay(SupplierRequest.Kind kind) throws IOException {
        assertThat(Files.readString(Path.of("mappings/sms/calls.yaml")))
                .contains("{ id: " + ByTelephone.reason(kind) + ", text: ");
    }

    private static SupplierRequest request(SupplierRequest.Kind kind, @Nullable String orderNo) {
        CustomerRef customer = new CustomerRef("EXE-2026-000007", null);
        return new SupplierRequest("k", "s", kind, customer, orderNo, LocalDate.of(2026, 11, 24), "1");
    }

    private static PeppolStore.Sent sent(DocumentKind kind, @Nullable String orderNo) {
        return new PeppolStore.Sent(
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                "k",
                "s",
                kind,
                "INK-1",
                "EXE-2026-000007",
                orderNo,
                SupplierRequest.Kind.LATE_ORDER,
                LocalDate.of(2026, 11, 24),
                null,
                CLOCK.instant());
    }

    private static String text(OutgoingDocuments.Built built) {
        return new String(built.bytes(), StandardCharsets.UTF_8);
    }
}
