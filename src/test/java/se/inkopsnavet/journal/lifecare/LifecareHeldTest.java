package se.inkopsnavet.journal.lifecare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.journal.Author;
import se.inkopsnavet.journal.JournalBench;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.neighbourhood.journal.LifecareNotes;

/** Notes that Lifecare is not to have: whom and what it names must be there and in use, and nobody protected may be written about (lifecare.md). */
class LifecareHeldTest {

    @AutoClose
    private static final LifecareNotesDesk desk = new LifecareNotesDesk();

    private static final JournalBench bench = desk.bench;
    private static final LifecareNotes lifecare = desk.lifecare;

    @BeforeEach
    void clear() {
        desk.clear();
    }

    @Test
    void inactiveHeadlineIsToldToTheUnitAndToIt() {
        lifecare.forget("provider_headlines");
        lifecare.has("provider_headlines", "{\"Id\": 52, \"Name\": \"Samtycke digitala inköp\", \"IsActive\": false}");

        assertThat(heldWith()).isEqualTo("JOURNAL_HEADLINE");
        assertThat(bench.notices())
                .containsExactlyInAnyOrder("RESPONSIBLE JOURNAL_REFUSED JRN-011", "IT JOURNAL_NOT_WRITTEN JRN-011");
    }

    @Test
    void twoHeadlinesOfOneNameAreNotGuessedBetween() {
        lifecare.has("provider_headlines", "{\"Id\": 54, \"Name\": \"Samtycke digitala inköp\", \"IsActive\": true}");

        assertThat(heldWith()).isEqualTo("JOURNAL_HEADLINE");
    }

    @Test
    void inactiveUnitIsHeld() {
        lifecare.forget("provider_units");
        lifecare.has("provider_units", "{\"Id\": 31, \"Name\": \"Hemtjänsten Åsby\", \"Active\": false}");

        assertThat(heldWith()).isEqualTo("JOURNAL_UNIT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"ProtectedRegistration\": false, \"Active\": false | JOURNAL_CLIENT",
                "\"ProtectedRegistration\": true, \"Active\": true | PROTECTED_IDENTITY",
                "\"Active\": true | PROTECTED_IDENTITY",
                "\"ProtectedRegistration\": false, \"IsConfidential\": true, \"Active\": true | PROTECTED_IDENTITY"
            })
    void clientWhomNothingMayBeWrittenAboutIsHeld(String marks, String fault) {
        lifecare.forget("clients");
        client(marks);

        assertThat(heldWith()).isEqualTo(fault);
    }

    @Test
    void nothingIsKeptOfSomebodyWhomLifecareProtects() {
        lifecare.forget("clients");
        client("\"ProtectedRegistration\": true, \"Active\": true");
        JournalBench.Hub hub = desk.hub(true, null);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);

        assertThat(bench.notices()).containsExactly("SECURITY_CONTACT JOURNAL_BY_HAND BIZ-010");
        assertThat(bench.ledger.count("journal_note where id = ? and content is null", id))
                .isEqualTo(1);
        assertThat(bench.ledger.column(id, "payload_id")).isNull();
    }

    @Test
    void authorWithoutALifecareNumberIsHeld() {
        NoteRequest consent = bench.consent();
        NoteRequest by = new NoteRequest(
                consent.noteId(),
                consent.municipality(),
                consent.caseRef(),
                consent.person(),
                consent.unitId(),
                consent.kind(),
                consent.values(),
                new Author("anna", "Undersköterska"),
                consent.occurredAt());
        JournalBench.Hub hub = desk.hub(true, null);
        hub.deliver(hub.write(by));

        assertThat(bench.ledger.column(by.noteId(), "fault")).isEqualTo("JOURNAL_AUTHOR");
        assertThat(desk.newCalls()).isZero();
    }

    private String heldWith() {
        JournalBench.Hub hub = desk.hub(true, null);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);
        assertThat(bench.ledger.state(id)).isEqualTo("HELD");
        assertThat(desk.newCalls()).isZero();
        return bench.ledger.column(id, "fault");
    }

    private static void client(String marks) {
        lifecare.has("clients", "{\"Id\": 7, \"PersonId\": \"189001019802\", " + marks + "}");
    }
}
