package se.inkopsnavet.lifecare.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.client;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.decision;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.execution;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.note;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.consent.ConsentAnnulled;
import se.inkopsnavet.consent.ConsentDocument;
import se.inkopsnavet.consent.ConsentEvent;
import se.inkopsnavet.consent.ConsentRecorded;
import se.inkopsnavet.ledger.LedgerBench;

/** Flow F02 source a: what staff have noted about consents in the journal, where Lifecare shows its notes. */
class ConsentNotesTest {

    private static final String P06 = "189001069815";
    private static final String RESERVE = "19890106TF10";
    private static final int AGREED = 77;
    private static final String CONSENT = """
            Samtycke digitala inköp
            Ändamål: utlämnande
            Leverantör: livs
            Lämnat av: personen
            Sätt: muntligt
            """;

    @AutoClose
    private static final LedgerBench BENCH = new LedgerBench();

    private final LifecareDesk desk = new LifecareDesk(BENCH);

    @AfterEach
    void close() {
        desk.close();
    }

    @BeforeEach
    void somebodyWithADecision() {
        desk.lifecare.data().put("clients", client(6, P06, "Märta", "Lövgren"));
        desk.lifecare.data().put("executions", execution(6, 6, P06));
        desk.lifecare.data().put("sol_decisions", decision(6, P06));
        desk.open("&consentHeadline=" + AGREED);
    }

    private void noted(int id, String text) {
        desk.lifecare.data().put("documentations", note(id, AGREED, 6, text));
    }

    private List<ConsentEvent> consents() {
        return BENCH
                .all
                .sql("select payload_id from message where flow = 'CONSENT' order by seq")
                .query(java.util.UUID.class)
                .list()
                .stream()
                .map(payload -> ConsentDocument.parse(BENCH.payloads.read(payload)))
                .toList();
    }

    private long questions(String list) {
        return desk.lifecare.record().stream()
                .filter(request -> request.path().equals(list))
                .count();
    }

    @Test
    void noteByThePatternIsHandedOverOnceWithTheNoteAsItsProof() {
        noted(9001, CONSENT);

        desk.pollOnly();
        desk.pollOnly();

        assertThat(consents()).singleElement().satisfies(event -> {
            assertThat(event).isInstanceOf(ConsentRecorded.class);
            assertThat(event.person().digits()).isEqualTo(P06);
            assertThat(((ConsentRecorded) event).givenAt()).isEqualTo(Instant.parse("2026-11-25T09:12:00Z"));
            assertThat(event.registration().obtainedBy().staffId()).isEqualTo("anna4711");
            assertThat(event.source().reference()).isEqualTo("9001");
        });
    }

    @Test
    void noteThatIsMarkedAsAMistakeNeverHeld() {
        noted(9001, CONSENT);
        desk.pollOnly();
        desk.lifecare.data().change("documentations", 9001, note -> note.put("ErrorMarked", true)
                .put("ErrorMarkedSignature", "chef12"));

        desk.pollOnly();
        desk.pollOnly();

        List<ConsentEvent> events = consents();
        assertThat(events).hasSize(2);
        assertThat(((ConsentAnnulled) events.get(1)).eventId())
                .isEqualTo(events.get(0).id());
        assertThat(events.get(1).registration().obtainedBy().staffId()).isEqualTo("chef12");
    }

    @Test
    void noteThatWasAMistakeFromTheBeginningIsNothing() {
        desk.lifecare
                .data()
                .put("documentations", note(9001, AGREED, 6, CONSENT).put("ErrorMarked", true));

        desk.pollOnly();

        assertThat(consents()).isEmpty();
    }

    /** Nobody asks for the rest of the journal, and what stands beside the agreed notes is not kept. */
    @Test
    void otherNotesAreNeitherAskedForNorKept() {
        desk.lifecare.data().put("documentations", note(9001, 5, 6, CONSENT));
        noted(9002, "Märta har ont i höften.");
        noted(9003, "Samtycke har lämnats den 25 november till att uppgifter lämnas till leverantören.");

        desk.pollOnly();

        assertThat(consents()).isEmpty();
        assertThat(desk.lifecare.record())
                .filteredOn(request -> request.path().equals("documentations"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.query().get("q")).isEqualTo("HeadlineId='" + AGREED + "'"));
        assertThat(desk.dump() + desk.payloads()).doesNotContain("höften");
    }

    @Test
    void noteThatDoesNotFollowThePatternIsStoppedForAPerson() {
        noted(9001, CONSENT + "Kommentar: Märta är osäker\n");

        desk.pollOnly();

        assertThat(desk.messages()).contains("CONSENT RECEIVED");
        assertThat(desk.told).contains("CON-001 documentations 9001 line 6");
        assertThat(desk.dump() + desk.payloads()).doesNotContain("osäker");
    }

    @Test
    void ofStrangersAndProtectedPeopleNothingIsTaken() {
        desk.lifecare.data().put("executions", execution(8, 8, "189001079804"));
        desk.lifecare.data().put("documentations", note(9001, AGREED, 8, CONSENT));
        desk.lifecare.data().change("clients", 6, client -> client.put("IsConfidential", true));
        noted(9002, CONSENT);

        desk.pollOnly();

        assertThat(consents()).isEmpty();
        assertThat(BENCH.count("lifecare_item where entity = 'documentations'")).isZero();
    }

    /** A reservnummer is for a person to handle; who has none is not made to wait for it. */
    @Test
    void aNoteThatNobodyCanBeFoundForHindersNoOther() {
        desk.lifecare.data().put("clients", client(9, RESERVE, "Okänd", "Okändsson"));
        desk.lifecare.data().put("executions", execution(9, 9, RESERVE));
        desk.lifecare.data().put("documentations", note(9001, AGREED, 9, CONSENT));
        noted(9002, CONSENT);

        desk.pollOnly();

        assertThat(consents())
                .singleElement()
                .satisfies(event -> assertThat(event.person().digits()).isEqualTo(P06));
    }

    @Test
    void nothingIsReadUnlessTheRouteNamesTheHeadline() {
        desk.open("");
        noted(9001, CONSENT);

        desk.pollOnly();

        assertThat(questions("documentations")).isZero();
        assertThat(consents()).isEmpty();
    }
}
