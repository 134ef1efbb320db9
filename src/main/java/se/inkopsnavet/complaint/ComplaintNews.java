package se.inkopsnavet.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.contact.Call;
import se.inkopsnavet.contact.Calls;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.journal.Author;
import se.inkopsnavet.journal.Journal;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;

/** Who hears of a complaint, and what stands in the journal. In the caller's transaction. */
public final class ComplaintNews {

    /** A key of {@code mappings/sms/calls.yaml}. */
    private static final String REASON = "complaint";

    private final Journal journal;
    private final ComplaintWords words;
    private final Consequences consequences;
    private final NoticeBook notices;
    private final PolicyBook policies;
    private final CaseStore cases;
    private final Supplier<Calls> calls;
    private final Clock clock;

    public ComplaintNews(
            Journal journal,
            ComplaintWords words,
            Consequences consequences,
            NoticeBook notices,
            PolicyBook policies,
            CaseStore cases,
            Supplier<Calls> calls,
            Clock clock) {
        this.journal = journal;
        this.words = words;
        this.consequences = consequences;
        this.notices = notices;
        this.policies = policies;
        this.cases = cases;
        this.calls = calls;
        this.clock = clock;
    }

    void tell(Complaint complaint, Role role, NoticeKind kind, String detail, String occurrence) {
        cases.lock(complaint.municipality(), complaint.caseRef())
                .ifPresent(purchase -> tell(complaint.municipality(), purchase, role, kind, detail, occurrence));
    }

    /** Of somebody who is, or may be, protected only the security contact hears. */
    void tell(
            String municipality, PurchaseCase purchase, Role role, NoticeKind kind, String detail, String occurrence) {
        boolean secret = purchase.mayBeProtected() && role != Role.SECURITY_CONTACT;
        if (!secret) {
            consequences.tell(
                    new Intent.Tell(role, kind, detail), municipality, policy(municipality), purchase, occurrence);
        }
    }

    void tellWithoutCase(String municipality, UUID message, Role role, NoticeKind kind, String detail) {
        consequences.followWithoutCase(
                List.of(new Intent.Tell(role, kind, detail)), municipality, policy(municipality), message.toString());
    }

    /** Nothing but the complaint's number. A supplier without a mailbox is phoned by IT, which is told instead. */
    void remindSupplier(Complaint complaint, Partner partner, String occurrence) {
        String recipient = partner.profile().recipient();
        boolean byMail = recipient != null;
        notices.add(
                complaint.municipality(),
                NoticeKind.COMPLAINT_REMINDER.name(),
                byMail ? Role.SUPPLIER.name() : Role.IT.name(),
                byMail ? recipient : policy(complaint.municipality()).contacts().it(),
                complaint.id().toString(),
                "",
                occurrence);
    }

    /** The unit phones the supplier's customer service, whose number stands in the policy. */
    void phone(Complaint complaint) {
        String telephone = policy(complaint.municipality()).complaint().telephone();
        calls.get()
                .ask(new Call(
                        complaint.municipality(),
                        complaint.caseRef(),
                        REASON,
                        Call.Who.SUPPLIER,
                        complaint.orderNo(),
                        telephone.isEmpty() ? null : telephone,
                        false,
                        null,
                        complaint.id().toString()));
    }

    /** Complaint and measure; the outcome when there is one. A case that is over has no journal to write in. */
    void note(
            Complaint complaint,
            PurchaseCase purchase,
            String measure,
            @Nullable Resolution outcome,
            @Nullable Author author,
            Instant occurredAt) {
        if (purchase.decision() == null || purchase.unitId() == null) {
            return;
        }
        String order = complaint.orderNo() == null ? "" : ", beställning " + complaint.orderNo();
        Map<String, String> values = new HashMap<>();
        values.put("what", words.type(complaint.type()) + order);
        values.put("measure", words.measure(measure));
        if (outcome != null) {
            values.put("outcome", words.resolution(outcome));
        }
        if (!complaint.description().isEmpty() && outcome == null) {
            values.put("remark", complaint.description());
        }
        journal.write(new NoteRequest(
                DerivedId.of("complaint-note", complaint.id(), measure),
                complaint.municipality(),
                complaint.caseRef(),
                purchase.decision().client().personId(),
                purchase.unitId(),
                NoteKind.COMPLAINT,
                values,
                author,
                occurredAt));
    }

    String word(Resolution resolution) {
        return words.resolution(resolution);
    }

    private Policy policy(String municipality) {
        return policies.on(municipality, LocalDate.now(clock));
    }
}
