package se.inkopsnavet.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.purchase.Events.granted;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.neighbourhood.ChoiceProfile;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.Protection;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.Verdict.Resolution;

/** Flow F01 where each client has an account of the own in a shop, pure: STR-24, C1, C3, C4. */
class OwnAccountTest {

    private static final Policy POLICY = ChoiceProfile.policies().on("exempelkommun", Events.TODAY);
    /** The same as a later version of the rules. */
    private static final Policy SINCE = profile("version: 1", "version: 2");

    private static final ProviderUnit ASBY = POLICY.unit("enhet-asby").orElseThrow();
    private static final Intent.Tell TOLD = new Intent.Tell(Role.RESPONSIBLE, NoticeKind.OWN_ACCOUNT, "14");

    private final CaseLife life = new CaseLife(POLICY);

    private static Decision shoppingAt(Decision decision, String shop, LocalDate from) {
        return decision.withBasis(new DisclosureBasis(DisclosureBasis.Type.CONSENT, "S-1", shop, from, null));
    }

    @Test
    void grantedDecisionIsInUseAtOnceWithoutARowOrAGround() {
        Verdict verdict = life.after(granted(1).withoutBasis().decision());

        assertThat(verdict.resolution()).isEqualTo(Resolution.DONE);
        assertThat(life.state()).isEqualTo(CaseState.HANDED_OVER);
        assertThat(life.known().supplierId()).isNull();
        assertThat(life.known().unitId()).isEqualTo("enhet-asby");
        assertThat(verdict.intents()).containsExactly(new Intent.WithdrawRow(), TOLD);
    }

    @Test
    void unitIsToldOnceAndTheNextUnitToo() {
        life.after(granted(1).withoutBasis().decision());

        assertThat(life.after(granted(2).withoutBasis().decision()).intents()).doesNotContain(TOLD);
        assertThat(life.after(granted(3)
                                .withoutBasis()
                                .at("enhet-sjobro", "Sjöbro")
                                .decision())
                        .intents())
                .contains(TOLD);
    }

    @Test
    void aGroundNamesTheShopAndAnotherOneAnother() {
        life.after(granted(1).withoutBasis().decision());

        Verdict first = review(shoppingAt(life.known().decision(), ChoiceProfile.LIVS, Events.TODAY));
        Verdict second = review(shoppingAt(life.known().decision(), ChoiceProfile.CORNER_SHOP, Events.TODAY));
        Verdict unlisted = review(shoppingAt(life.known().decision(), "mathem", Events.TODAY));
        Verdict later = review(shoppingAt(life.known().decision(), ChoiceProfile.LIVS, Events.TODAY.plusDays(1)));

        assertThat(List.of(first, second, unlisted, later))
                .extracting(verdict ->
                        Optional.ofNullable(verdict.change().supplierId()).orElse("-"))
                .containsExactly(ChoiceProfile.LIVS, ChoiceProfile.CORNER_SHOP, "-", "-");
        assertThat(List.of(first, second, unlisted, later))
                .allSatisfy(verdict -> assertThat(verdict.change().state()).isEqualTo(CaseState.HANDED_OVER));
    }

    private Verdict review(Decision shown) {
        return new PurchaseDecider((decision, policy, area, unit, today) -> {
                    throw new AssertionError("nobody drafts a row");
                })
                .review(life.known(), shown, POLICY, Events.TODAY);
    }

    @Test
    void aPausedClientStaysAwayWhenTheDecisionChanges() {
        life.after(granted(1).withoutBasis().decision());
        PurchaseCase paused = life.known().moved(CaseState.PAUSED);

        Verdict verdict = OwnAccount.decide(
                paused,
                paused.decision(),
                paused.decision(),
                POLICY,
                POLICY.unit("enhet-asby").orElseThrow(),
                Events.TODAY);

        assertThat(verdict.change().state()).isEqualTo(CaseState.PAUSED);
    }

    /** The supplier of the list is asked to close the account and to erase: once, and not because the client changes shop. */
    @Test
    void whereThereWasACustomerListTheAccountEnds() {
        CaseLife listed = new CaseLife();
        listed.after(granted(1).decision());
        PurchaseCase before = listed.known();
        assertThat(before.policy()).isNotEqualTo(SINCE.idAtVersion());

        Verdict change = decided(before, SINCE);
        assertThat(change.intents()).contains(new Intent.EndAccount());
        assertThat(change.change().state()).isEqualTo(CaseState.HANDED_OVER);

        PurchaseCase now = before.changed(change.change(), SINCE.idAtVersion());
        assertThat(decided(now, SINCE).intents()).doesNotContain(new Intent.EndAccount());
        Decision elsewhere = shoppingAt(now.decision(), ChoiceProfile.CORNER_SHOP, Events.TODAY);
        assertThat(OwnAccount.decide(now, now.decision(), elsewhere, SINCE, ASBY, Events.TODAY)
                        .intents())
                .doesNotContain(new Intent.EndAccount());
    }

    /** A profile in which nothing is decided names no customer list either. */
    @Test
    void rulesThatAreNotInForceEndNoAccount() {
        CaseLife listed = new CaseLife();
        listed.after(granted(1).decision());
        Policy suspended = profile("version: 1\nmode: LIVE", "version: 2\nmode: SUSPENDED");

        Verdict held = decided(listed.known(), suspended);
        assertThat(held.fault()).isEqualTo(Fault.POLICY_NOT_ACTIVE);
        assertThat(held.intents()).doesNotContain(new Intent.EndAccount());

        PurchaseCase waiting = listed.known().changed(held.change(), suspended.idAtVersion());
        assertThat(decided(waiting, SINCE).intents()).contains(new Intent.EndAccount());
    }

    private static Verdict decided(PurchaseCase known, Policy policy) {
        return OwnAccount.decide(known, known.decision(), known.decision(), policy, ASBY, Events.TODAY);
    }

    @ParameterizedTest
    @EnumSource(
            value = Protection.class,
            names = {"PROTECTED", "UNKNOWN"})
    void theGatesAreAskedAllTheSame(Protection protection) {
        life.after(granted(1).with(protection).decision());

        assertThat(life.state()).isEqualTo(CaseState.HELD_PROTECTED);
        assertThat(life.known().decision()).isNull();
    }

    @Test
    void whoeverIsNotEligibleHasNoCase() {
        assertThat(life.after(granted(1).with(Decision.Insats.LEDSAGNING).decision())
                        .fault())
                .isEqualTo(Fault.NOT_PURCHASE);
        assertThat(life.after(granted(1).from(Events.TODAY.plusDays(91), null).decision())
                        .fault())
                .isEqualTo(Fault.OUTSIDE_PERIOD);
        assertThat(life.after(granted(1).at("enhet-x", "Åsby").decision()).fault())
                .isEqualTo(Fault.UNKNOWN_UNIT);
        assertThat(life.state()).isNull();
    }

    /** Where the municipality has decided that a ground there must be, the case waits for one. */
    @Test
    void requiredGroundIsWaitedFor() {
        Policy requiring = profile(
                "disclosureBasis: { types: [CONSENT] }", "disclosureBasis: { required: true, types: [CONSENT] }");
        CaseLife waiting = new CaseLife(requiring);

        assertThat(waiting.after(granted(1).withoutBasis().decision()).fault()).isEqualTo(Fault.NO_DISCLOSURE_BASIS);
        assertThat(waiting.state()).isEqualTo(CaseState.HELD_NO_BASIS);
        waiting.after(granted(2).decision());
        assertThat(waiting.state()).isEqualTo(CaseState.HANDED_OVER);
        assertThat(waiting.known().supplierId()).isEqualTo(ChoiceProfile.LIVS);
    }

    @Test
    void profileThatMayNotSendHoldsTheCase() {
        CaseLife held = new CaseLife(profile("mode: LIVE", "mode: SUSPENDED"));

        assertThat(held.after(granted(1).withoutBasis().decision()).fault()).isEqualTo(Fault.POLICY_NOT_ACTIVE);
        assertThat(held.state()).isEqualTo(CaseState.HELD_POLICY);
    }

    private static Policy profile(String old, String fresh) {
        return Policies.of(List.of(ChoiceProfile.source(old, fresh)))
                .policyOn("exempelkommun", Events.TODAY)
                .orElseThrow();
    }

    /** The dead are dead and not protected, although no supplier is known: their unit is told. */
    @Test
    void deathIsDeathWhereNoSupplierIsKnown() {
        life.after(granted(1).withoutBasis().decision());

        Verdict verdict = life.after(granted(2).with(LifeStatus.DECEASED).decision());

        assertThat(life.state()).isEqualTo(CaseState.DECEASED);
        assertThat(life.known().mayBeProtected()).isFalse();
        assertThat(verdict.intents()).contains(new Intent.Tell(Role.RESPONSIBLE, NoticeKind.CASE_STOPPED, ""));
    }

    @Test
    void theEndOfTheDecisionIsTheEndOfTheCase() {
        life.after(granted(1).withoutBasis().decision());

        life.after(granted(2).with(Decision.Outcome.ENDED).decision());

        assertThat(life.state()).isEqualTo(CaseState.CLOSED);
    }
}
