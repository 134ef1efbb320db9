package se.inkopsnavet.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.inkopsnavet.contact.ContactSituation.Standing;
import se.inkopsnavet.contact.Text.Audience;
import se.inkopsnavet.person.Phone;

/** Whom a text may reach: AC-12-1, AC-12-2, AC-12-8, AC-10-14. */
class RecipientDeciderTest {

    private static final Phone CLIENT = Phone.parse("070-174 06 05");
    private static final Phone LANDLINE = Phone.parse("08-465 004 00");
    private static final List<Phone> UNIT = List.of(Phone.parse("070-174 06 60"), Phone.parse("070-174 06 61"));
    private static final Phone MANAGER = Phone.parse("070-174 06 62");

    private static ContactSituation situation(
            Standing standing, @Nullable Phone client, boolean listed, boolean clientMay, boolean unitMay) {
        return new ContactSituation(standing, "enhet-asby", client, listed, clientMay, unitMay, UNIT, MANAGER);
    }

    private static List<String> places(Audience audience, ContactSituation situation) {
        return RecipientDecider.decide(audience, situation) instanceof Reach.Sms sms
                ? sms.targets().stream().map(Target::place).toList()
                : List.of();
    }

    @Test
    void theClientFirstAndTheUnitWhereTheClientIsNotReached() {
        ContactSituation both = situation(Standing.OPEN, CLIENT, true, true, true);

        assertThat(places(Audience.CLIENT_ELSE_UNIT, both)).containsExactly("CLIENT", "UNIT_1", "UNIT_2");
        assertThat(places(Audience.CLIENT, both)).containsExactly("CLIENT");
        assertThat(places(Audience.UNIT, both)).containsExactly("UNIT_1", "UNIT_2");
        assertThat(places(Audience.MANAGER, both)).containsExactly("MANAGER");
    }

    /** AC-12-1. */
    @Test
    void withoutTheClientsConsentTheUnitIsTold() {
        assertThat(places(Audience.CLIENT_ELSE_UNIT, situation(Standing.OPEN, CLIENT, true, false, true)))
                .containsExactly("UNIT_1", "UNIT_2");
    }

    /** AC-12-2. */
    @ParameterizedTest
    @EnumSource(Audience.class)
    void withoutAnyConsentThereIsNoSmsToAnybody(Audience audience) {
        assertThat(RecipientDecider.decide(audience, situation(Standing.OPEN, CLIENT, true, false, false)))
                .isEqualTo(new Reach.Task());
    }

    /** AC-12-8. */
    @Test
    void landlineIsNeverTexted() {
        assertThat(LANDLINE.isMobile()).isFalse();
        assertThat(CLIENT.isMobile()).isTrue();
        assertThat(CLIENT.international()).isEqualTo("+46701740605");
        assertThat(RecipientDecider.decide(Audience.CLIENT, situation(Standing.OPEN, LANDLINE, true, true, true)))
                .isEqualTo(new Reach.Task());
        ContactSituation switchboard =
                new ContactSituation(Standing.OPEN, "enhet", null, false, true, true, List.of(LANDLINE), LANDLINE);
        assertThat(RecipientDecider.decide(Audience.UNIT, switchboard)).isEqualTo(new Reach.Task());
        assertThat(RecipientDecider.decide(Audience.MANAGER, switchboard)).isEqualTo(new Reach.Task());
    }

    /** HUD-40: c where it was filled in, otherwise d. */
    @Test
    void numberInTheCustomerListIsTheClientsOnlyWhereItStandsThere() {
        assertThat(places(Audience.NUMBER_IN_CUSTOMER_LIST, situation(Standing.OPEN, CLIENT, true, true, true)))
                .first()
                .isEqualTo("CLIENT");
        assertThat(places(Audience.NUMBER_IN_CUSTOMER_LIST, situation(Standing.OPEN, CLIENT, false, true, true)))
                .containsExactly("UNIT_1", "UNIT_2");
    }

    @ParameterizedTest
    @EnumSource(Audience.class)
    void ofSomebodyProtectedNothingIsSaidAndOfTheDeadNothingAtAll(Audience audience) {
        assertThat(RecipientDecider.decide(audience, situation(Standing.PROTECTED, CLIENT, true, true, true)))
                .isEqualTo(new Reach.Security());
        assertThat(RecipientDecider.decide(audience, situation(Standing.DEAD, CLIENT, true, true, true)))
                .isEqualTo(new Reach.Nothing());
    }
}
