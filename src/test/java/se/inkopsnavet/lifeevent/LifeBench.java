package se.inkopsnavet.lifeevent;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.customerlist.ListField;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.disclosure.ErasureRequest;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.event.AbsenceChanged;
import se.inkopsnavet.event.ClientChanged;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.PersonName;
import se.inkopsnavet.person.Protection;
import se.inkopsnavet.purchase.AccountEnding;
import se.inkopsnavet.purchase.CaseStops;
import se.inkopsnavet.purchase.Pausing;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.purchase.Reactivation;
import tools.jackson.databind.json.JsonMapper;

/** Life events over the lists of {@link DispatchBench}; what a supplier would be asked is only written down. */
final class LifeBench implements AutoCloseable {

    private static final String MUNICIPALITY = DispatchBench.MUNICIPALITY;
    private static final byte[] CLIENT_RECORD = {1};

    final List<String> ended = new ArrayList<>();
    final List<String> forgotten = new ArrayList<>();
    private @Nullable LifeStore life;
    final DispatchBench dispatch = new DispatchBench(
            List.of((municipality, people) -> new ClientCircumstances(life).of(municipality, people)));
    private final ClientEvents clients;
    private final AbsenceEvents absences;
    private int answers;

    LifeBench() {
        life = new LifeStore(
                dispatch.ledger.jdbc,
                dispatch.ledger.cipher,
                JsonMapper.builder().build());
        dispatch.ending = new Written();
        dispatch.desk.absent = new AbsentDays(life);
        clients = new ClientEvents(
                life,
                dispatch.desk.cases,
                new CaseStops(
                        dispatch.desk.casework, dispatch.desk.consequences, dispatch.desk.policies, dispatch.clock),
                dispatch.desk.review,
                this::erase);
        absences = new AbsenceEvents(
                life,
                new Pausing(
                        dispatch.desk.cases,
                        dispatch.desk.book,
                        dispatch.desk.consequences,
                        dispatch.desk.policies,
                        dispatch.clock),
                dispatch.ledger.deadlines((subject, occurrence, late) -> {}),
                List.of(),
                dispatch.clock);
    }

    private final class Written implements AccountEnding {
        @Override
        public void end(String municipality, PurchaseCase purchase) {
            ended.add(purchase.caseRef());
        }

        @Override
        public void forget(String municipality, PurchaseCase purchase, Set<ListField> fields) {
            forgotten.add(purchase.caseRef() + " " + new TreeSet<>(fields));
        }
    }

    private void erase(ErasureRequest request) {
        PurchaseCase purchase = dispatch.desk
                .cases
                .lockByPerson(request.municipality(), request.person().bytes())
                .orElseThrow();
        Set<ListField> fields = ((ErasureRequest.What.Fields) request.what()).fields();
        forgotten.add(purchase.caseRef() + " " + new TreeSet<>(fields));
    }

    void clear() {
        dispatch.clear();
        dispatch.ledger
                .all
                .sql("call wipe('life_event_seen, client_fact, absence')")
                .update();
        ended.clear();
        forgotten.clear();
    }

    /** A case whose row the supplier has acknowledged. */
    String known() {
        String ref = dispatch.granted(0, "B-1");
        dispatch.acknowledge(dispatch.partner, "m" + ++answers, sent(), 1, "1;MOTTAGEN;");
        return ref;
    }

    String handedOver() {
        String ref = known();
        dispatch.ledger.transaction.executeWithoutResult(status -> dispatch.desk.book.handedOver(ref));
        return ref;
    }

    UUID sent() {
        UUID batch = dispatch.collected();
        dispatch.deliver(batch);
        return batch;
    }

    /** The text of the newest list. */
    String list(UUID batch) {
        byte[] file = dispatch.letters
                .get(dispatch.letters.size() - 1)
                .attachments()
                .get(0)
                .bytes();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getFirstSheet().read().stream()
                    .flatMap(row -> row.stream())
                    .map(cell -> cell == null ? "" : cell.getText())
                    .collect(Collectors.joining("|"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The person's record, recorded after the decision. */
    Told client(long version) {
        return client(version, Instant.parse("2026-11-22T00:00:00Z").plusSeconds(version));
    }

    Told client(long version, Instant at) {
        return new Told(
                version,
                at,
                Protection.NONE,
                LifeStatus.ALIVE,
                true,
                dispatch.event(0, "B-1", 1).decision().client());
    }

    record Told(
            long version,
            Instant at,
            Protection protection,
            LifeStatus alive,
            boolean active,
            @Nullable Client client) {

        Told with(Protection other) {
            return new Told(version, at, other, alive, active, null);
        }

        Told with(LifeStatus other) {
            return new Told(version, at, protection, other, active, null);
        }

        Told gone() {
            return new Told(version, at, protection, alive, false, null);
        }

        Told at(String area, String street) {
            Address old = client.address();
            Address fresh = new Address(null, street, null, old.postcode(), old.city());
            return of(client.name(), fresh, area);
        }

        Told called(String first, String last) {
            return of(new PersonName(first, last), client.address(), client.areaName());
        }

        private Told of(PersonName name, Address address, String area) {
            Client other = new Client(
                    client.personId(),
                    name,
                    address,
                    client.protection(),
                    client.lifeStatus(),
                    area,
                    client.phone(),
                    client.email());
            return new Told(version, at, protection, alive, active, other);
        }
    }

    private byte[] person() {
        return dispatch.ledger.index.of(
                "person",
                MUNICIPALITY,
                dispatch.event(0, "B-1", 1).decision().client().personId().digits());
    }

    String take(Told told) {
        UUID message = dispatch.ledger.received(null);
        ClientChanged event = new ClientChanged(
                MUNICIPALITY,
                person(),
                null,
                CLIENT_RECORD,
                told.version(),
                told.at(),
                told.protection(),
                told.alive(),
                null,
                told.active(),
                told.client());
        return text(dispatch.ledger.transaction.execute(status -> clients.take(message, event)));
    }

    void away(String record, long version, LocalDate from, LocalDate to, boolean deleted) {
        UUID message = dispatch.ledger.received(null);
        AbsenceChanged event = new AbsenceChanged(
                MUNICIPALITY,
                person(),
                null,
                record.getBytes(StandardCharsets.UTF_8),
                version,
                dispatch.clock.instant(),
                from,
                to,
                AbsenceChanged.Reason.HOSPITAL,
                deleted);
        dispatch.ledger.transaction.executeWithoutResult(status -> absences.take(message, event));
    }

    void due() {
        String subject = MUNICIPALITY + "|" + PersonKey.of(person()).hex();
        dispatch.ledger.transaction.executeWithoutResult(status -> absences.due(subject, today().toString(), false));
    }

    List<String> deadlines() {
        return dispatch.ledger
                .all
                .sql("select occurrence from deadline where kind = ? order by occurrence")
                .param(AbsenceEvents.DEADLINE)
                .query(String.class)
                .list();
    }

    boolean reactivate(String ref) {
        return new Reactivation(dispatch.desk.cases, dispatch.desk.book, dispatch.ledger.transaction).carryOut(ref);
    }

    LocalDate today() {
        return LocalDate.now(dispatch.clock);
    }

    /** Cases of which something about the person is kept. */
    int contents() {
        return dispatch.ledger.count("purchase_case where content is not null");
    }

    private static String text(Outcome outcome) {
        return outcome.state()
                + (outcome.fault() == null ? "" : " " + outcome.fault().code());
    }

    @Override
    public void close() {
        dispatch.close();
    }
}
