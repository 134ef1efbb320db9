package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.supplier.CustomerRegister.Customer;
import se.inkopsnavet.neighbourhood.supplier.ErasureWhim;

/** What a supplier holds about a person, from the first row to the erasure that it confirms: F17, F18 steps 3 and 4, AC-18-4, over the real channels. */
@ExtendWith(SharedScene.class)
class ErasureScenarios {

    private final Scene scene;

    ErasureScenarios(Scene scene) {
        this.scene = scene;
    }

    @AfterEach
    void obedient() {
        scene.supplier().onErasure(ErasureWhim.ERASE);
    }

    @Together
    void aChangedClientIsTheSameCustomerAtTheSupplier() {
        Sample person = scene.people().someone();
        String ref = known(person);
        Customer before = customer(person);

        scene.receipt(scene.drop(XML, newer(person).with("gata", "Nygatan 7")));

        await("the change has reached the supplier")
                .atMost(Scene.PATIENCE)
                .until(() -> customer(person).current("address").startsWith("Nygatan 7"));
        assertThat(customer(person).number()).isEqualTo(before.number());
        assertThat(scene.ledger().rowStates(ref)).hasSize(2);
    }

    @Alone
    void theDeadAreForgottenBySuppliersAndTheLedgerCanProveIt() {
        Sample person = scene.people().someone();
        String ref = known(person);
        String row = scene.ledger().batchOf(ref) + "/1";

        scene.receipt(scene.drop(XML, newer(person).with("status", "AVLIDEN")));

        awaitErasure(ref, "CONFIRMED");
        await("the end stands in a list")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.ledger().rowStates(ref).equals(java.util.List.of("ACKNOWLEDGED", "ACKNOWLEDGED")));
        assertThat(scene.ledger().caseState(ref)).isEqualTo("DECEASED");
        assertThat(scene.supplier().register().byPersonnummer(People.personnummer(person)))
                .as("nothing is held that says who it was")
                .isEmpty();
        Customer gone = scene.supplier().register().byRow(row).orElseThrow();
        assertThat(gone.open()).isFalse();
        assertThat(gone.held("lastName")).isEmpty();
        assertThat(scene.ledger()
                        .count(
                                "select count(*)::int from disclosure_erased e join disclosure_entry d on d.id = e.entry_id"
                                        + " where d.case_ref = ? and e.fields @> '{personnummer}'",
                                ref))
                .isEqualTo(1);
        assertThat(scene.ledger().notices("RESPONSIBLE", ref)).contains("CASE_STOPPED ");
    }

    @Alone
    void sayingItTwiceChangesNothing() {
        scene.supplier().onErasure(ErasureWhim.ERASE_AND_SAY_SO_TWICE);
        Sample person = scene.people().someone();
        String ref = known(person);

        int before = scene.ledger().incoming("SUPPLIER_MAIL").size();
        scene.receipt(scene.drop(XML, ended(person)));

        awaitErasure(ref, "CONFIRMED");
        await("both answers are decided")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.ledger().incoming("SUPPLIER_MAIL").stream()
                                .skip(before)
                                .filter(mail -> mail.state().equals("CONFIRMED"))
                                .count()
                        >= 2);
        assertThat(scene.ledger()
                        .count(
                                "select count(*)::int from disclosure_erased e join disclosure_entry d on d.id = e.entry_id where d.case_ref = ?",
                                ref))
                .isEqualTo(1);
    }

    @Alone
    void anAnswerAboutSomethingElseConfirmsNothing() {
        scene.supplier().onErasure(ErasureWhim.CONFIRM_SOMETHING_ELSE);
        Sample person = scene.people().someone();
        String ref = known(person);

        scene.receipt(scene.drop(XML, ended(person)));

        await("the answer is refused")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.ledger().incoming("SUPPLIER_MAIL").stream()
                        .anyMatch(mail -> mail.code().equals("DIS-002")));
        assertThat(erasure(ref)).isEqualTo("REQUESTED");
    }

    @Alone
    void aRefusalReachesTheDataProtectionOfficer() {
        scene.supplier().onErasure(ErasureWhim.REFUSE);
        Sample person = scene.people().someone();
        String ref = known(person);

        scene.receipt(scene.drop(XML, ended(person)));

        awaitErasure(ref, "REFUSED");
        assertThat(scene.ledger().notices("DATA_PROTECTION_OFFICER", ref)).containsExactly("ERASURE_REFUSED BOKFORING");
    }

    /** AC-17-7: nothing by itself, and only the end of the account when the security contact has decided it. */
    @Together
    void theSupplierIsNotToldThatSomebodyHasBecomeProtected() {
        Sample person = scene.people().someone();
        String ref = known(person);
        int rows = scene.ledger().rowStates(ref).size();

        scene.receipt(scene.drop(XML, newer(person).with("skyddad", "JA")));

        assertThat(scene.ledger().caseState(ref)).isEqualTo("HELD_PROTECTED");
        assertThat(scene.ledger().notices("SECURITY_CONTACT", ref))
                .anyMatch(notice -> notice.startsWith("ALREADY_DISCLOSED"));
        assertThat(scene.ledger().count("select count(*)::int from erasure_request where case_ref = ?", ref))
                .isZero();
        assertThat(scene.ledger().rowStates(ref)).hasSize(rows);
        assertThat(customer(person).open()).isTrue();
    }

    private String known(Sample person) {
        String ref = scene.receipt(scene.drop(XML, person)).lines().get(0).caseRef();
        scene.ledger().awaitCaseState(ref, "CREDENTIALS_PENDING");
        return ref;
    }

    private static Sample newer(Sample person) {
        int version = Integer.parseInt(person.values().get("version")) + 1;
        String now = OffsetDateTime.now().withNano(0).toString();
        return person.with("version", Integer.toString(version)).with("andrad", now);
    }

    private static Sample ended(Sample person) {
        return newer(person).with("utfall", "AVSLUTAD");
    }

    private Customer customer(Sample person) {
        return scene.supplier()
                .register()
                .byPersonnummer(People.personnummer(person))
                .orElseThrow();
    }

    private String erasure(String ref) {
        return scene.ledger()
                .jdbc()
                .sql("select state from erasure_request where case_ref = ?")
                .param(ref)
                .query(String.class)
                .optional()
                .orElse("NONE");
    }

    private void awaitErasure(String ref, String state) {
        await("erasure " + state).atMost(Scene.PATIENCE).until(() -> erasure(ref)
                .equals(state));
    }
}
