package se.inkopsnavet.neighbourhood.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static se.inkopsnavet.neighbourhood.supplier.HubSide.BATCH;
import static se.inkopsnavet.neighbourhood.supplier.HubSide.NOW;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.customerlist.Acknowledgement;
import se.inkopsnavet.customerlist.Acknowledgement.Line;
import se.inkopsnavet.customerlist.AcknowledgementDecision;
import se.inkopsnavet.customerlist.AcknowledgementResult.Applied;
import se.inkopsnavet.customerlist.AcknowledgementResult.Refused;
import se.inkopsnavet.customerlist.Letter;
import se.inkopsnavet.customerlist.RejectionReasons;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.neighbourhood.supplier.Behaviour.Envelope;
import se.inkopsnavet.securemail.OpenedMail;
import se.inkopsnavet.transport.mail.MailClassifier;
import se.inkopsnavet.transport.mail.MailKind;

class SupplierAnswersTest {

    private static final RejectionReasons REASONS =
            new RejectionReasons(Map.of("POSTNUMMER_OKANT", java.util.Set.of(Letter.B)));

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final List<byte[]> hubMailbox = new CopyOnWriteArrayList<>();
    private SupplierNeighbour supplier;

    @BeforeEach
    void open() {
        supplier = reopened();
    }

    @AfterEach
    void close() {
        supplier.close();
    }

    private SupplierNeighbour reopened() {
        InstantSource source = time::get;
        return new SupplierNeighbour(
                HubSide.SUPPLIER_KEYS,
                new SupplierRecord(folder, false),
                hubMailbox::add,
                source.withZone(ZoneOffset.UTC));
    }

    @Test
    void everyRowIsAccepted() throws IOException {
        OpenedMail mail = HubSide.opened(answer(Behaviour.acceptAll(), 40));

        assertThat(mail.attachments()).singleElement().satisfies(file -> assertThat(file.fileName())
                .isEqualTo("kvittens_" + BATCH + ".csv"));
        Applied applied = (Applied) judged(mail, 40);
        assertThat(applied.accepted()).hasSize(40);
        assertThat(applied.rejected()).isEmpty();
    }

    @Test
    void chosenRowsAreRejectedWithTheirReason() throws IOException {
        Applied applied = (Applied) judged(answer(Behaviour.rejectRows(Map.of(2, "POSTNUMMER_OKANT")), 3), 3);

        assertThat(applied.accepted()).containsExactly(1, 3);
        assertThat(applied.rejected()).singleElement().satisfies(row -> assertThat(row.reason())
                .isEqualTo("POSTNUMMER_OKANT"));
    }

    @Test
    void peopleAreRejectedWhereverTheyStand() throws IOException {
        supplier.behave(Behaviour.rejectPeople(Map.of("18900119-9802", "POSTNUMMER_OKANT")));
        supplier.receive(
                HubSide.list("livs", BATCH, List.of(HubSide.asa(), HubSide.row("Hulda", "Å", "18900119-9802"))));

        assertThat(((Applied) judged(hubMailbox.get(0), 2)).rejected())
                .extracting("rowNumber")
                .containsExactly(2);
    }

    @Test
    void oneRowTooManyIsAMismatch() throws IOException {
        byte[] mail = answer(Behaviour.oneRowTooMany(), 40);

        assertThat(acknowledgement(mail).declaredRows()).isEqualTo(41);
        assertThat(acknowledgement(mail).lines()).hasSize(41);
        assertThat(((Refused) judged(mail, 40)).fault()).isEqualTo(Fault.ACK_MISMATCH);
    }

    @Test
    void rowsLeftOutAreMissingUntilAnsweredAgain() throws IOException {
        Applied applied = (Applied) judged(answer(Behaviour.onlyFirst(37), 40), 40);
        supplier.answerAgain(BATCH.toString(), Behaviour.acceptAll().with(new Answer.From(38)));

        assertThat(applied.missing()).containsExactly(38, 39, 40);
        assertThat(acknowledgement(hubMailbox.get(1)).lines())
                .extracting(Line::rowNumber)
                .containsExactly(38, 39, 40);
        assertThat(HubSide.opened(hubMailbox.get(1)).messageId())
                .isNotEqualTo(HubSide.opened(hubMailbox.get(0)).messageId());
    }

    @Test
    void answerCanNameAnotherBatch() throws IOException {
        UUID other = UUID.fromString("00000000-0000-4000-8000-000000000001");

        assertThat(acknowledgement(answer(Behaviour.otherBatch(other), 2)).batchId())
                .isEqualTo(other);
    }

    @Test
    void silenceSaysNothing() throws IOException {
        supplier.behave(Behaviour.silence());
        supplier.receive(HubSide.list(2));

        assertThat(hubMailbox).isEmpty();
        assertThat(supplier.record().registered()).hasSize(2);
    }

    @Test
    void lateAnswerComesWhenItsTimeHasCome() throws IOException {
        supplier.behave(Behaviour.acceptAll().late(Duration.ofHours(30)));
        supplier.receive(HubSide.list(2));
        time.set(NOW.plus(Duration.ofHours(29)));
        supplier.poll(seen -> List.of());
        assertThat(hubMailbox).isEmpty();
        assertThat(supplier.waiting()).isEqualTo(1);

        time.set(NOW.plus(Duration.ofHours(30)));
        supplier.poll(seen -> List.of());

        assertThat(HubSide.opened(hubMailbox.get(0), time.get()).attachments()).hasSize(1);
    }

    @Test
    void answerSentTwiceIsTheSameMail() throws IOException {
        supplier.behave(Behaviour.acceptAll().twice());
        supplier.receive(HubSide.list(2));

        assertThat(hubMailbox).hasSize(2);
        assertThat(hubMailbox.get(1)).isEqualTo(hubMailbox.get(0));
    }

    @Test
    void unregisteredSignerIsFoundOut() throws IOException {
        assertRefused(Envelope.UNREGISTERED_SIGNER, Fault.SIGNER_UNREGISTERED);
    }

    @Test
    void expiredSignerIsFoundOut() throws IOException {
        assertRefused(Envelope.EXPIRED_SIGNER, Fault.CERTIFICATE_EXPIRED);
    }

    @Test
    void plainTextAnswerIsFoundOut() throws IOException {
        assertRefused(Envelope.PLAIN_TEXT, Fault.MAIL_STRUCTURE_REFUSED);
        assertThat(new String(hubMailbox.get(0), StandardCharsets.US_ASCII)).contains("kvittens_" + BATCH);
    }

    @Test
    void outOfOfficeIsAnAutomaticReply() throws IOException {
        byte[] mail = answer(Behaviour.acceptAll().in(Envelope.AUTO_REPLY), 2);

        assertThat(classified(mail)).isInstanceOf(MailKind.AutoReply.class);
    }

    @Test
    void bounceNamesTheListThatBounced() throws IOException {
        byte[] mail = answer(Behaviour.acceptAll().in(Envelope.BOUNCE), 2);

        assertThat(classified(mail)).isInstanceOfSatisfying(MailKind.Bounce.class, bounce -> {
            assertThat(bounce.permanent()).isTrue();
            assertThat(bounce.status()).isEqualTo("5.1.1");
            assertThat(bounce.originalMessageId()).isEqualTo("<" + BATCH + "@exempelkommun.example>");
        });
    }

    private byte[] answer(Behaviour behaviour, int rows) throws IOException {
        supplier.behave(behaviour);
        supplier.receive(HubSide.list(rows));
        assertThat(hubMailbox).hasSize(1);
        return hubMailbox.get(0);
    }

    private void assertRefused(Envelope envelope, Fault fault) throws IOException {
        byte[] mail = answer(Behaviour.acceptAll().in(envelope), 2);

        FaultException refused = catchThrowableOfType(FaultException.class, () -> HubSide.opened(mail));
        assertThat(refused.fault()).isEqualTo(fault);
    }

    private static MailKind classified(byte[] mail) throws IOException {
        return new MailClassifier().classify(new ByteArrayInputStream(mail));
    }

    private static Acknowledgement acknowledgement(byte[] mail) {
        return HubSide.acknowledgement(HubSide.opened(mail).attachments().get(0).bytes());
    }

    private static Object judged(byte[] mail, int sent) {
        return judged(HubSide.opened(mail), sent);
    }

    private static Object judged(OpenedMail mail, int sent) {
        Acknowledgement ack = HubSide.acknowledgement(mail.attachments().get(0).bytes());
        assertThat(ack.batchId()).isEqualTo(BATCH);
        return AcknowledgementDecision.decide(ack, sent, REASONS);
    }
}
