package se.inkopsnavet.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.purchase.Circumstance;

/**
 * What a person has agreed to and taken back, laid over the decision as the case system recorded it.
 *
 * <p>A consent that came with the decision counts, the journal being its source, unless it was withdrawn on its day or later. What the case system says
 * without a day of its own (that the supplier may call) cannot be told to be younger than a withdrawal, and does not lift one.
 *
 * @param active consents that something may rest on
 * @param withdrawals also the doubtful ones; none that was a mistake; each of one purpose
 * @param supplier the one that the municipality buys from, or the shop that the client has chosen; null for none
 * @param chosenOn when the client said so last, whether or not it holds: no ground of the case system's from before brings another shop back (decision 0068);
 *     null where the client does not choose, or has said nothing
 */
record ConsentCircumstance(
        List<Consent> active,
        List<Withdrawal> withdrawals,
        @Nullable String supplier,
        @Nullable LocalDate chosenOn) implements Circumstance {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    ConsentCircumstance {
        active = List.copyOf(active);
        withdrawals = List.copyOf(withdrawals);
    }

    /** @param known with its states as they are that day */
    static ConsentCircumstance of(PersonConsents known, @Nullable String supplier) {
        return of(known, supplier, null);
    }

    /**
     * Where clients choose their shop the last one that was named is the only one: when that consent is withdrawn, or has run out, there is none, and no earlier
     * shop comes back. One that the journal does not have yet has not taken its place, and one that was a mistake never did.
     */
    static ConsentCircumstance whereClientsChoose(PersonConsents known) {
        Optional<Consent> last = known.consents().stream()
                .filter(consent -> consent.purpose() == ConsentPurpose.DISCLOSE_TO_SUPPLIER
                        && consent.note() == NoteState.WRITTEN
                        && consent.state() != ConsentState.ANNULLED)
                .reduce((one, other) -> one.laterThan(other) ? one : other);
        String shop = last.filter(consent -> consent.state() == ConsentState.ACTIVE)
                .map(consent -> consent.recipient().id())
                .orElse(null);
        return of(known, shop, last.map(consent -> day(consent.givenAt())).orElse(null));
    }

    private static ConsentCircumstance of(
            PersonConsents known, @Nullable String supplier, @Nullable LocalDate chosenOn) {
        return new ConsentCircumstance(
                known.consents().stream()
                        .filter(consent -> consent.state() == ConsentState.ACTIVE)
                        .toList(),
                known.takenBack().toList(),
                supplier,
                chosenOn);
    }

    @Override
    public Decision applyTo(Decision recorded) {
        PurchaseTerms terms = recorded.terms();
        PurchaseTerms shown = terms.withConsents(
                allowed(ConsentPurpose.CONTACT_CLIENT_BY_SUPPLIER, terms.supplierMayCall()),
                allowed(ConsentPurpose.EMAIL_AS_LOGIN, terms.emailWished()),
                allowed(ConsentPurpose.SMS_TO_UNIT, false));
        return recorded.withTerms(shown).withBasis(basis(recorded.basis()));
    }

    private boolean allowed(ConsentPurpose purpose, boolean recorded) {
        if (newest(purpose).isPresent()) {
            return true;
        }
        return recorded && withdrawals.stream().noneMatch(withdrawal -> withdrawal.concerns(purpose, to(purpose)));
    }

    /** A harm assessment is the municipality's own decision and no consent: it stays. */
    private @Nullable DisclosureBasis basis(@Nullable DisclosureBasis recorded) {
        if (recorded != null && recorded.type() == DisclosureBasis.Type.HARM_ASSESSMENT) {
            return recorded;
        }
        DisclosureBasis stands = recorded == null || withdrawn(recorded) || overtaken(recorded) ? null : recorded;
        return newest(ConsentPurpose.DISCLOSE_TO_SUPPLIER)
                .map(ConsentCircumstance::basis)
                .filter(own -> stands == null || !own.validFrom().isBefore(stands.validFrom()))
                .orElse(stands);
    }

    private boolean overtaken(DisclosureBasis recorded) {
        return chosenOn != null && !recorded.validFrom().isAfter(chosenOn);
    }

    private boolean withdrawn(DisclosureBasis recorded) {
        Recipient to = Recipient.supplier(recorded.recipient());
        return withdrawals.stream()
                .filter(withdrawal -> withdrawal.concerns(ConsentPurpose.DISCLOSE_TO_SUPPLIER, to))
                .anyMatch(withdrawal -> !day(withdrawal.at()).isBefore(recorded.validFrom()));
    }

    private Optional<Consent> newest(ConsentPurpose purpose) {
        return active.stream()
                .filter(consent ->
                        consent.purpose() == purpose && consent.recipient().includes(to(purpose)))
                .max(Comparator.comparing(Consent::givenAt));
    }

    /** Where no supplier is procured, nobody in particular: a consent that names one does not reach it. */
    private Recipient to(ConsentPurpose purpose) {
        boolean atSupplier = purpose.recipientType() == Recipient.Type.SUPPLIER;
        return new Recipient(purpose.recipientType(), atSupplier ? supplier : null);
    }

    private static DisclosureBasis basis(Consent consent) {
        return new DisclosureBasis(
                DisclosureBasis.Type.CONSENT,
                String.valueOf(consent.reference()),
                String.valueOf(consent.recipient().id()),
                day(consent.givenAt()),
                consent.validTo());
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, STOCKHOLM);
    }
}
