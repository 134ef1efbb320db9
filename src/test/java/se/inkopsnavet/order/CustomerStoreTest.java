package se.inkopsnavet.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.neighbourhood.ChoiceProfile;
import se.inkopsnavet.person.Protection;
import se.inkopsnavet.purchase.CaseDesk;
import se.inkopsnavet.purchase.Events;
import se.inkopsnavet.trade.CustomerRef;

/** Whose customer a client with an account of the own is, on a real database. */
class CustomerStoreTest {

    private static final String MUNICIPALITY = "exempelkommun";
    private static final String SHOP = ChoiceProfile.LIVS;

    private static LedgerBench ledger;
    private static CaseDesk desk;
    private static CustomerStore customers;
    private String ref;

    @BeforeAll
    static void start() {
        ledger = new LedgerBench();
        desk = new CaseDesk(
                ledger,
                Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneId.of("Europe/Stockholm")),
                ChoiceProfile.policies());
        customers = new CustomerStore(ledger.jdbc);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @BeforeEach
    void aClientWithoutAShop() {
        ledger.all
                .sql("call wipe('purchase_case, decision_seen, business_key, message, notice, purchase_order,"
                        + " supplier_customer, consent')")
                .update();
        ref = desk.decide(Events.granted(1).withoutBasis().decision()).caseRef();
    }

    @Test
    void aShopThatNothingHasNamedKnowsNobody() {
        assertThat(caseOf(SHOP)).isEmpty();
    }

    @Test
    void theShopThatTheGroundNamesDoes() {
        desk.decide(Events.granted(2).decision());

        assertThat(caseOf(SHOP)).contains(ref);
        assertThat(caseOf(ChoiceProfile.CORNER_SHOP)).isEmpty();
    }

    @Test
    void aShopWithAnOrderStillDoesWhenTheClientHasAnother() {
        order();

        assertThat(caseOf(SHOP)).contains(ref);
        assertThat(caseOf(ChoiceProfile.CORNER_SHOP)).isEmpty();
        assertThat(customers.caseOf("lundvik", SHOP, new CustomerRef(ref, null)))
                .isEmpty();
    }

    /** Protection takes the shop away from the case: the report must reach the security contact all the same. */
    @Test
    void aShopWithAnOrderStillDoesWhenTheClientHasBecomeProtected() {
        order();
        desk.decide(Events.granted(2).with(Protection.PROTECTED).decision());

        assertThat(caseOf(SHOP)).contains(ref);
    }

    @Test
    void aShopWithANumberOfItsOwnStillDoes() {
        ledger.all
                .sql(
                        "insert into supplier_customer (municipality, supplier_id, customer_no, case_ref) values (?, ?, 'K-1', ?)")
                .params(MUNICIPALITY, SHOP, ref)
                .update();

        assertThat(caseOf(SHOP)).contains(ref);
        assertThat(caseOf(ChoiceProfile.CORNER_SHOP)).isEmpty();
    }

    /** One that the journal never had has told no shop anything. */
    @ParameterizedTest
    @CsvSource({
        "DISCLOSE_TO_SUPPLIER, WRITTEN, WITHDRAWN, true",
        "DISCLOSE_TO_SUPPLIER, NONE, WITHDRAWN, false",
        "EMAIL_AS_LOGIN, WRITTEN, ACTIVE, false"
    })
    void aShopThatAConsentHasNamedStillDoes(String purpose, String note, String state, boolean known) {
        ledger.all
                .sql(
                        "insert into consent (municipality, event_id, purpose, person_key, recipient_type, recipient_id, given_at,"
                                + " state, note_state) select municipality, gen_random_uuid(), ?, person_key, 'SUPPLIER', ?, now(), ?, ?"
                                + " from purchase_case where case_ref = ?")
                .params(purpose, SHOP, state, note, ref)
                .update();

        assertThat(caseOf(SHOP).isPresent()).isEqualTo(known);
        assertThat(caseOf(ChoiceProfile.CORNER_SHOP)).isEmpty();
    }

    private void order() {
        ledger.all
                .sql(
                        "insert into purchase_order (municipality, supplier_id, order_no, case_ref, state, supplier_version, placed_at, line_count)"
                                + " values (?, ?, '4711', ?, 'LOCKED', 1, now(), 3)")
                .params(MUNICIPALITY, SHOP, ref)
                .update();
    }

    private Optional<String> caseOf(String shop) {
        return ledger.transaction.execute(status -> customers.caseOf(MUNICIPALITY, shop, new CustomerRef(ref, null)));
    }
}
