package se.inkopsnavet.mandate;

import java.time.LocalDate;
import se.inkopsnavet.consent.ConsentPurpose;
import se.inkopsnavet.consent.Giver;
import se.inkopsnavet.consent.MandateQuestion;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.purchase.CaseKeys;
import se.inkopsnavet.purchase.PersonKey;

/**
 * Who may consent in a person's place (docs/decisions/0031). A god man acts with the person's own consent, which is what is asked for; alone only for who
 * cannot say what she or he wants (SKR-18).
 */
public final class MandateAnswers implements MandateQuestion {

    private final MandateStore store;
    private final CaseKeys keys;

    public MandateAnswers(MandateStore store, CaseKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    @Override
    public boolean mayConsent(
            String municipality, PersonId person, Giver representative, ConsentPurpose purpose, LocalDate day) {
        Mandates known = store.of(municipality, PersonKey.of(keys.person(municipality, person)));
        return mayConsent(known, representative, purpose, day);
    }

    static boolean mayConsent(Mandates known, Giver representative, ConsentPurpose purpose, LocalDate day) {
        return known.whoMay(use(purpose), day) instanceof Mandates.Answer.One one
                && isHeldBy(one.mandate(), representative)
                && (one.mandate().type() != MandateType.GOD_MAN || one.mandate().principalUnable());
    }

    /** Who is not named has no mandate. */
    static boolean isHeldBy(Mandate mandate, Giver representative) {
        boolean byId = mandate.id().toString().equals(representative.mandate());
        boolean byPerson = representative.representative() != null
                && representative.representative().equals(mandate.holder().personId());
        return byId || byPerson;
    }

    private static Use use(ConsentPurpose purpose) {
        return switch (purpose) {
            case CONTACT_CLIENT_BY_SUPPLIER, SMS_TO_UNIT, SMS_TO_CLIENT, STAFF_ORDERS_ALONE -> Use.ARRANGE_DELIVERY;
            case DISCLOSE_TO_SUPPLIER,
                    EMAIL_AS_LOGIN,
                    PORTKOD_TO_SUPPLIER,
                    INFO_TO_RELATIVE,
                    PROTECTED_MANUAL_TRANSFER -> Use.CONSENT;
        };
    }
}
