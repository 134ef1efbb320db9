package se.inkopsnavet.supplierrequest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.trade.SupplierRequest;

/** Who hears that a supplier has not been asked: the unit, which calls instead; of somebody protected the security contact; of somebody unknown IT. */
public class RequestNews {

    private final CaseStore cases;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    public RequestNews(CaseStore cases, Consequences consequences, PolicyBook policies, Clock clock) {
        this.cases = cases;
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
    }

    /** The message has come to rest. In the transaction that says so. */
    void notArrived(StoredRequest request, Outcome outcome) {
        String why = outcome.why();
        Optional<PurchaseCase> purchase = Optional.ofNullable(request.customer().caseRef())
                .flatMap(caseRef -> cases.lock(request.municipality(), caseRef));
        String once = request.id() + "/" + outcome.state();
        if (purchase.isPresent()) {
            tell(request.municipality(), request.kind(), why, purchase.get(), once);
        } else {
            tellIt(request.municipality(), request.kind(), why, request.id().toString(), once);
        }
    }

    /** The unit has heard that the supplier is asked to cancel it, and it was not: groceries come. The case is locked. */
    public void stands(String municipality, String caseRef, @Nullable String orderNo, UUID request) {
        cases.lock(municipality, caseRef)
                .ifPresent(purchase -> consequences.tell(
                        new Intent.Tell(Role.RESPONSIBLE, NoticeKind.ORDER_STANDS, orderNo == null ? "" : orderNo),
                        municipality,
                        policies.on(municipality, LocalDate.now(clock)),
                        purchase,
                        request.toString()));
    }

    /** Nothing was stored, since there is no way to the supplier. In the caller's transaction. */
    void noWay(SupplierRequest request, PurchaseCase purchase) {
        notStored(request, purchase, Fault.REQUEST_NOT_SENT);
    }

    /** Nothing was stored, since the hub may not speak with the shop about the client. In the caller's transaction. */
    void noGround(SupplierRequest request, PurchaseCase purchase) {
        notStored(request, purchase, Fault.NO_DISCLOSURE_BASIS);
    }

    private void notStored(SupplierRequest request, PurchaseCase purchase, Fault why) {
        String once = request.kind() + " " + request.occurrence();
        tell(request.municipality(), request.kind(), why.code(), purchase, once);
    }

    /** Nothing was stored, since nobody knows whom it is about. In the caller's transaction. */
    void unknown(SupplierRequest request) {
        String once = request.kind() + " " + request.occurrence();
        tellIt(request.municipality(), request.kind(), Fault.UNKNOWN_CUSTOMER.code(), request.supplierId(), once);
    }

    private void tell(String municipality, SupplierRequest.Kind kind, String why, PurchaseCase purchase, String once) {
        Role role = purchase.mayBeProtected() ? Role.SECURITY_CONTACT : Role.RESPONSIBLE;
        consequences.tell(
                new Intent.Tell(role, NoticeKind.SUPPLIER_REQUEST_NOT_SENT, kind + ", " + why),
                municipality,
                policies.on(municipality, LocalDate.now(clock)),
                purchase,
                once);
    }

    private void tellIt(String municipality, SupplierRequest.Kind kind, String why, String subject, String once) {
        consequences.tell(
                new Intent.Tell(Role.IT, NoticeKind.SUPPLIER_REQUEST_NOT_SENT, kind + ", " + why),
                municipality,
                policies.on(municipality, LocalDate.now(clock)),
                subject,
                null,
                once);
    }
}
