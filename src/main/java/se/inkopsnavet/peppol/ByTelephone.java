package se.inkopsnavet.peppol;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import se.inkopsnavet.contact.Call;
import se.inkopsnavet.contact.Calls;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.trade.SupplierRequest;

/** What the supplier must hear and no document has told it: a call for the unit. */
public final class ByTelephone {

    private final Supplier<Calls> calls;
    private final CaseStore cases;

    public ByTelephone(Supplier<Calls> calls, CaseStore cases) {
        this.calls = calls;
        this.cases = cases;
    }

    /** In the caller's transaction. Of somebody who may be protected nothing is said to the supplier, by nobody. */
    void say(SupplierRequest request) {
        String caseRef = request.customer().caseRef();
        List<PurchaseCase> purchase = cases.lockAll(List.of(caseRef));
        if (purchase.isEmpty() || purchase.get(0).mayBeProtected()) {
            return;
        }
        calls.get()
                .ask(new Call(
                        request.municipality(),
                        caseRef,
                        reason(request.kind()),
                        Call.Who.SUPPLIER,
                        request.orderNo(),
                        false,
                        null,
                        request.kind() + " " + request.occurrence()));
    }

    /** A key of {@code mappings/sms/calls.yaml}, such as {@code supplier-late-order}. */
    static String reason(SupplierRequest.Kind kind) {
        return "supplier-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
