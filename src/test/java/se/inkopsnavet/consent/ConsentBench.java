package se.inkopsnavet.consent;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.disclosure.ErasureRequest;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.journal.Redaction;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.person.EnvironmentGuard;
import se.inkopsnavet.person.TestPersons;
import se.inkopsnavet.purchase.CaseKeys;
import tools.jackson.databind.json.JsonMapper;

/** The room over a real ledger and real cases. The journal writes when a test says so; the supplier's end is a record. */
public final class ConsentBench implements AutoCloseable {

    public static final String MUNICIPALITY = DispatchBench.MUNICIPALITY;
    public static final String FORMS = "blanketter";
    /** May say yes to SMS_TO_UNIT alone. */
    public static final String TIMID = Callers.SYSTEM + "timid";
    /** May say yes to everything. */
    public static final String BOLD = Callers.SYSTEM + "bold";

    public final List<NoteRequest> notes = new ArrayList<>();
    public final List<ErasureRequest> erasures = new ArrayList<>();
    public final List<String> endedAccounts = new ArrayList<>();
    private final Clock clock = Clock.system(ZoneId.of("Europe/Stockholm"));
    private @Nullable ConsentCircumstances circumstances;
    public final DispatchBench dispatch = new DispatchBench(List.of(
            (municipality, people) -> circumstances == null ? Map.of() : circumstances.of(municipality, people)));
    private final HomeMappingFiles mappings = new HomeMappingFiles(Path.of(""));
    private final ConsentRoom room = new ConsentRoom(
            house(dispatch, clock),
            notes::add,
            ConsentWords.load(mappings),
            erasures::add,
            (request, municipality, person, supplier) -> endedAccounts.add(String.valueOf(supplier)),
            MandateQuestion.NO_REGISTER,
            (municipality, source, purpose) -> source.equals(BOLD) || purpose == ConsentPurpose.SMS_TO_UNIT);
    private final ConsentFlow flow = room.flow(
            dispatch.ledger.payloads,
            new EnvironmentGuard(EnvironmentGuard.Environment.OPEN, TestPersons.shipped()),
            Redaction.load(mappings),
            dispatch.ledger.transaction,
            dispatch.ledger.messages,
            dispatch.ledger.log,
            Checkpoint.NONE);

    public ConsentBench() {
        circumstances = ConsentRoom.circumstances(dispatch.ledger.jdbc, dispatch.desk.policies, clock);
        dispatch.desk.followers.add(room.casework());
    }

    /** What the room stands on, in any bench that sends lists. */
    public static ConsentRoom.House house(DispatchBench dispatch, Clock clock) {
        return new ConsentRoom.House(
                dispatch.ledger.jdbc,
                dispatch.ledger.cipher,
                dispatch.ledger.index,
                dispatch.ledger.keys,
                dispatch.ledger.messages,
                new CaseKeys(dispatch.ledger.index, JsonMapper.builder().build()),
                dispatch.desk.cases,
                dispatch.desk.review,
                new NoticeBook(dispatch.ledger.jdbc),
                dispatch.ledger.deadlines((subject, occurrence, late) -> {}),
                dispatch.desk.policies,
                clock);
    }

    /** It comes from there and is decided. @return the message */
    public UUID take(String source, ConsentEvent event) {
        Arrival arrival = new Arrival(
                ConsentFlow.NAME, MUNICIPALITY, source, UUID.randomUUID().toString(), "1", 1 << 20);
        try {
            byte[] document = ConsentDocument.write(event);
            UUID message = dispatch.ledger
                    .intake
                    .accept(arrival, new ByteArrayInputStream(document), () -> true)
                    .messageId();
            dispatch.ledger.workArrivals(dispatch.ledger.inbound(Map.<String, InboundFlow>of(ConsentFlow.NAME, flow)));
            return message;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same. @return how it ended */
    public String taken(String source, ConsentEvent event) {
        return state(take(source, event));
    }

    public String state(UUID message) {
        @Nullable String fault = dispatch.ledger.column(message, "fault");
        return dispatch.ledger.state(message) + (fault == null ? "" : " " + fault);
    }

    /** The journal takes whatever it has been asked of that kind. */
    void journaled(NoteKind kind) {
        Set<NoteRequest> asked = Set.copyOf(notes);
        asked.stream()
                .filter(note -> note.kind() == kind)
                .forEach(note -> dispatch.ledger.transaction.executeWithoutResult(
                        status -> room.journalListener(kind).written(note)));
    }

    List<String> consents() {
        return dispatch.ledger
                .all
                .sql("select state from consent order by given_at, purpose")
                .query(String.class)
                .list();
    }

    /** What is kept of everything that waits for a person. */
    int payloads() {
        return dispatch.ledger.count("payload");
    }

    String caseState() {
        return dispatch.ledger
                .all
                .sql("select state from purchase_case")
                .query(String.class)
                .single();
    }

    List<String> told() {
        return dispatch.ledger
                .all
                .sql("select role || ' ' || kind || ' ' || detail from notice order by 1")
                .query(String.class)
                .list();
    }

    public void clear() {
        dispatch.clear();
        dispatch.ledger
                .all
                .sql("call wipe('consent_event, consent, consent_withdrawal, consent_annulment, receipt')")
                .update();
        notes.clear();
        erasures.clear();
        endedAccounts.clear();
    }

    @Override
    public void close() {
        dispatch.close();
    }
}
