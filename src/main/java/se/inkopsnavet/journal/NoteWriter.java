package se.inkopsnavet.journal;

import java.time.Instant;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.policy.JournalPolicy;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.ProviderUnit;

/** Step 4 of a note: the template's text under the headline and by the author that the municipality's policy says. */
public record NoteWriter(NoteTemplates templates) {

    /**
     * @throws FaultException CONFIGURATION when the policy does not say where or how, UNKNOWN_UNIT, INVALID_VALUE when the template lacks a value
     */
    JournalNote write(NoteRequest request, Policy policy, Instant now) {
        NoteTemplate template = templates.of(request.kind());
        JournalPolicy rules = policy.journal();
        if (rules.target() == null) {
            throw new FaultException(Fault.CONFIGURATION, policy.policyId() + ": journal.target");
        }
        String reference = NoteReference.of(request);
        return new JournalNote(
                request.noteId(),
                reference,
                request.person(),
                unit(policy, request.unitId()),
                rules.headline(template.headline())
                        .orElseThrow(() -> new FaultException(
                                Fault.CONFIGURATION, policy.policyId() + ": journal.headlines." + template.headline())),
                template.fill(request.values(), reference),
                author(request, policy),
                request.occurredAt(),
                now,
                rules.signed());
    }

    /** What the ledger remembers of how the note was written: never its text. */
    String idAtVersion(NoteKind kind) {
        return templates.of(kind).idAtVersion();
    }

    private static String unit(Policy policy, String unitId) {
        ProviderUnit unit =
                policy.unit(unitId).orElseThrow(() -> new FaultException(Fault.UNKNOWN_UNIT, "journal unit"));
        return unit.journalUnit() == null ? unit.name() : unit.journalUnit();
    }

    private static Author author(NoteRequest request, Policy policy) {
        if (request.author() != null) {
            return request.author();
        }
        JournalPolicy.SystemIdentity system = policy.journal().systemIdentity();
        if (system == null) {
            throw new FaultException(Fault.CONFIGURATION, policy.policyId() + ": journal.systemIdentity");
        }
        return new Author(system.staffId(), system.title());
    }
}
