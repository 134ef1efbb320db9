package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.customerlist.ListField;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.disclosure.Erasure;
import se.inkopsnavet.disclosure.ErasureRequest;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierApiNeighbour;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierApiNeighbour.Seen;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierWhims.Whim;
import se.inkopsnavet.purchase.CaseStore;

/** A supplier that is asked by its interface to erase an account (F17, F18 steps 3 and 4), over the real socket and by the contract. */
class RestErasureScenarios {

    private static final String ERASE = "eraseCustomer";

    private static RestScene rest;
    private static Scene scene;
    private static SupplierApiNeighbour supplier;

    @BeforeAll
    static void open() {
        rest = RestScene.open(town -> Map.of());
        scene = rest.scene();
        supplier = rest.supplier();
    }

    @AfterEach
    void bothKeptToTheContract() {
        supplier.whims().behave();
        assertThat(supplier.violations()).isEmpty();
    }

    @AfterAll
    static void close() {
        rest.close();
    }

    @Together
    void anAccountIsErasedAndTheAnswerIsTheConfirmation() {
        Sample person = scene.people().someone();
        String ref = customer(person);

        end(person);

        awaitErasure(ref, "CONFIRMED");
        assertThat(calls(ref)).containsExactly(id(ref));
        assertThat(supplier.done())
                .filteredOn(done -> done.key().equals(id(ref)))
                .singleElement()
                .satisfies(done -> {
                    assertThat(done.operationId()).isEqualTo(ERASE);
                    assertThat(done.body().at("/customer/caseRef").asString()).isEqualTo(ref);
                });
        assertThat(message(ref)).isEqualTo("CONFIRMED exempelkommun/livs/rest");
        assertThat(scene.ledger()
                        .count(
                                "select count(*)::int from disclosure_erased e join disclosure_entry d on d.id = e.entry_id"
                                        + " where d.case_ref = ? and e.fields @> '{personnummer}'",
                                ref))
                .isEqualTo(1);
        assertThat(scene.ledger()
                        .texts(
                                "select channel from disclosure_entry where case_ref = ? and fields && '{radering,avslut}'",
                                ref))
                .containsExactly("exempelkommun/livs/rest");
        assertThat(scene.ledger().notices("DATA_PROTECTION_OFFICER", ref)).isEmpty();
    }

    @Alone
    void anAnswerThatWasLostIsAskedForUnderTheSameKey() {
        Sample person = scene.people().someone();
        String ref = customer(person);
        supplier.whims().next(Whim.RESET_AFTER, 1, ERASE);

        end(person);

        awaitErasure(ref, "CONFIRMED");
        assertThat(calls(ref)).containsExactly(id(ref), id(ref));
        assertThat(supplier.done())
                .filteredOn(done -> done.key().equals(id(ref)))
                .hasSize(1);
    }

    @Alone
    void aRefusalReachesTheDataProtectionOfficer() {
        Sample person = scene.people().someone();
        String ref = customer(person);
        supplier.whims().next(Whim.UNWILLING, 1, ERASE);

        end(person);

        awaitErasure(ref, "REFUSED");
        assertThat(scene.ledger().notices("DATA_PROTECTION_OFFICER", ref)).containsExactly("ERASURE_REFUSED TOO_LATE");
        assertThat(message(ref)).startsWith("CONFIRMED ");
    }

    /** It has got the client's row: that it does not know the client is for a person to look into, and no erasure. */
    @Together
    void aCustomerWhomTheSupplierDoesNotKnowIsNotErased() {
        Sample person = scene.people().someone();
        String ref = known(person);

        end(person);

        awaitErasure(ref, "REFUSED");
        assertThat(scene.ledger().notices("DATA_PROTECTION_OFFICER", ref))
                .containsExactly("ERASURE_REFUSED UNKNOWN_CUSTOMER");
        assertThat(scene.ledger()
                        .count(
                                "select count(*)::int from disclosure_erased e join erasure_request r"
                                        + " on r.id = e.erasure_id where r.case_ref = ?",
                                ref))
                .isZero();
    }

    /** AC-18-4: taken is not erased. The deadline runs as for a letter, and a late confirmation still counts. */
    @Alone
    void whatTakesTimeIsChasedUntilItIsConfirmed() {
        Sample person = scene.people().someone();
        String ref = customer(person);
        supplier.whims().next(Whim.TAKES_TIME, 1, ERASE);
        end(person);
        await("taken").atMost(Scene.PATIENCE).until(() -> message(ref).startsWith("SENT "));
        assertThat(erasure(ref)).isEqualTo("REQUESTED");

        due(ref, "1");
        due(ref, "2");
        awaitErasure(ref, "OVERDUE");
        assertThat(scene.ledger().notices("DATA_PROTECTION_OFFICER", ref)).hasSize(1);
        scene.town()
                .mail()
                .deliver(
                        Town.HUB_MAILBOX,
                        new SupplierLetters(scene.town())
                                .sealed("radering", "#RADERING;1;1\n" + id(ref) + ";RADERAD;\n"));

        awaitErasure(ref, "CONFIRMED");
        assertThat(message(ref)).startsWith("CONFIRMED ");
        assertThat(calls(ref)).hasSize(1);
    }

    /** Cells of a list can only be named by the list's rows, which the contract does not know. */
    @Together
    void namedCellsAreErasedByLetter() {
        Sample person = scene.people().someone();
        String ref = customer(person);

        scene.hub().bean(TransactionTemplate.class).executeWithoutResult(status -> scene.hub()
                .bean(Erasure.class)
                .request(new ErasureRequest(
                        DerivedId.of("scenario", ref),
                        Scene.MUNICIPALITY,
                        scene.hub().bean(CaseStore.class).people(List.of(ref)).get(ref),
                        null,
                        new ErasureRequest.What.Fields(Set.of(ListField.FIRST_NAME)))));

        awaitErasure(ref, "CONFIRMED");
        assertThat(message(ref)).isEqualTo("CONFIRMED exempelkommun/livs");
        assertThat(calls(ref)).isEmpty();
    }

    private static String customer(Sample person) {
        String ref = known(person);
        supplier.data().customer(ref);
        return ref;
    }

    private static String known(Sample person) {
        String ref = scene.receipt(scene.drop(XML, person)).lines().get(0).caseRef();
        scene.ledger().awaitCaseState(ref, "CREDENTIALS_PENDING");
        return ref;
    }

    private static void end(Sample person) {
        int version = Integer.parseInt(person.values().get("version")) + 1;
        scene.receipt(scene.drop(
                XML,
                person.with("version", Integer.toString(version))
                        .with("andrad", OffsetDateTime.now().withNano(0).toString())
                        .with("utfall", "AVSLUTAD")));
    }

    private static String id(String ref) {
        return one("select id::text from erasure_request where case_ref = ?", ref);
    }

    private static String erasure(String ref) {
        return one("select state from erasure_request where case_ref = ?", ref);
    }

    private static String message(String ref) {
        return one(
                "select m.state || ' ' || m.channel from message m join erasure_request e on e.id = m.id where e.case_ref = ?",
                ref);
    }

    private static String one(String sql, String ref) {
        List<String> found = scene.ledger().texts(sql, ref);
        return found.isEmpty() ? "NONE" : found.get(0);
    }

    private static void awaitErasure(String ref, String state) {
        await("erasure " + state).atMost(Scene.PATIENCE).until(() -> erasure(ref)
                .equals(state));
    }

    /** The keys of the calls about that case. */
    private static List<String> calls(String ref) {
        return supplier.seen().stream()
                .filter(seen -> seen.operationId().equals(ERASE))
                .map(Seen::key)
                .filter(id(ref)::equals)
                .toList();
    }

    /** The day has come. */
    private static void due(String ref, String occurrence) {
        await("deadline " + occurrence)
                .atMost(Scene.PATIENCE)
                .until(() -> scene.ledger()
                                .jdbc()
                                .sql(
                                        "with due as (update deadline set due_at = now() - interval '1 minute' where kind = 'ERASURE_MISSING'"
                                                + " and subject = ? and occurrence = ? and fired_at is null returning id)"
                                                + " update scheduled_tasks set execution_time = now() where task_instance in (select id::text from due)")
                                .params(id(ref), occurrence)
                                .update()
                        == 1);
    }
}
