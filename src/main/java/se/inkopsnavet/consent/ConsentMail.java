package se.inkopsnavet.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.dispatch.UnitLetter;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.BusinessKeys.Verdict;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.CaseKeys;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.securemail.OpenedMail;

/**
 * A unit sends consents by signed and encrypted mail. Whole or not at all: what the mail holds becomes documents that are decided as those of any other source.
 * The unit may say yes only for people who are its own, or nobody's yet; a no is heard from every unit.
 */
public final class ConsentMail implements UnitLetter {

    private final MailedForms forms;
    private final BusinessKeys keys;
    private final BlindIndex index;
    private final Parts parts;
    private final Messages messages;
    private final PayloadStore payloads;
    private final CaseStore cases;
    private final CaseKeys caseKeys;
    private final ConsentNotices notices;
    private final Settlement settlement;
    private final PolicyBook policies;
    private final Clock clock;

    ConsentMail(
            MailedForms forms,
            BusinessKeys keys,
            BlindIndex index,
            Parts parts,
            Messages messages,
            PayloadStore payloads,
            CaseStore cases,
            CaseKeys caseKeys,
            ConsentNotices notices,
            Settlement settlement,
            PolicyBook policies,
            Clock clock) {
        this.forms = forms;
        this.keys = keys;
        this.index = index;
        this.parts = parts;
        this.messages = messages;
        this.payloads = payloads;
        this.cases = cases;
        this.caseKeys = caseKeys;
        this.notices = notices;
        this.settlement = settlement;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public boolean reads(OpenedMail mail) {
        return MailedForms.areIn(mail);
    }

    @Override
    public void handle(Claim claim, Set<String> unitIds, OpenedMail mail) {
        Set<String> units = inUse(claim.municipality(), unitIds);
        try {
            List<MailedForms.Form> read = forms.in(mail, claim.municipality());
            settlement.settle(claim, () -> taken(claim, units, mail, read));
        } catch (FaultException refused) {
            if (refused.fault().isTheHubsOwn()) {
                throw refused;
            }
            settlement.settle(claim, () -> refused(claim, units, refused));
        }
    }

    /** @throws FaultException SIGNER_UNREGISTERED when the certificate is of units that are no longer, or not yet, in use */
    private Set<String> inUse(String municipality, Set<String> unitIds) {
        LocalDate today = LocalDate.now(clock);
        Policy policy = policies.on(municipality, today);
        Set<String> units = new TreeSet<>();
        unitIds.stream()
                .map(policy::unit)
                .flatMap(Optional::stream)
                .filter(unit -> unit.inUseOn(today))
                .map(ProviderUnit::unitId)
                .forEach(units::add);
        if (units.isEmpty()) {
            throw new FaultException(Fault.SIGNER_UNREGISTERED, "unit not in use");
        }
        return units;
    }

    private Outcome taken(Claim claim, Set<String> units, OpenedMail mail, List<MailedForms.Form> read) {
        Verdict seen = seen(claim, mail);
        if (seen == Verdict.DUPLICATE) {
            return new Outcome(State.DUPLICATE, null, null, null);
        }
        if (seen == Verdict.CONFLICTING) {
            throw new FaultException(Fault.CONFLICTING_DUPLICATE, "message id");
        }
        List<Parts.Part> documents = new ArrayList<>();
        for (MailedForms.Form form : read) {
            requireTheirs(claim.municipality(), units, form.event());
            documents.add(new Parts.Part(documents.size() + 1, form.document(), order(claim, form)));
        }
        parts.add(claim.messageId(), ConsentFlow.NAME, claim.municipality(), documents);
        parts.complete(claim.messageId());
        // The documents are kept as long as each of them needs; of a protected person that is not at all.
        messages.forgetPayload(claim.messageId()).ifPresent(payloads::delete);
        return Outcome.confirmed(null);
    }

    /** By its own id, and by the bytes under the signature, whatever envelope they come in. */
    private Verdict seen(Claim claim, OpenedMail mail) {
        String sender = mail.signerFingerprint() + "|";
        byte[] signed = index.of("consent-mail-signed", claim.municipality(), sender + mail.signedSha256());
        byte[] id = index.of("consent-mail-id", claim.municipality(), sender + mail.messageId());
        Verdict bytes = keys.register(claim.flow(), claim.municipality(), signed, signed, claim.messageId());
        return bytes == Verdict.NEW
                ? keys.register(claim.flow(), claim.municipality(), id, signed, claim.messageId())
                : bytes;
    }

    private void requireTheirs(String municipality, Set<String> units, @Nullable ConsentEvent event) {
        if (event instanceof ConsentRecorded recorded) {
            byte[] person = caseKeys.person(municipality, recorded.person());
            cases.unitOf(municipality, person)
                    .filter(unit -> !units.contains(unit))
                    .ifPresent(other -> {
                        throw new FaultException(Fault.CONSENT_OTHER_UNIT, "person");
                    });
        }
    }

    private byte @Nullable [] order(Claim claim, MailedForms.Form form) {
        String digits = form.person().replaceAll("\\D", "");
        return digits.isEmpty() ? null : index.of("consent-order", claim.municipality(), digits);
    }

    /** It may hold a withdrawal: kept until a person has looked. The unit is told, since its signature is good. */
    private Outcome refused(Claim claim, Set<String> units, FaultException why) {
        notices.unit(
                claim.municipality(),
                NoticeKind.CONSENT_REFUSED,
                units.iterator().next(),
                claim.messageId().toString(),
                why.fault().code(),
                claim.messageId());
        return Outcome.of(State.QUARANTINED, why.fault(), why.place());
    }
}
