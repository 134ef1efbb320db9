package se.inkopsnavet.order;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.trade.Customers;
import se.inkopsnavet.trade.RequestChannel;
import se.inkopsnavet.trade.SupplierRequest;
import se.inkopsnavet.trade.SupplierRequests;

/** Asks a supplier by the channel that its profile names. About a protected person nobody is asked anything (requirements S-03). */
public class ChosenChannel implements SupplierRequests {

    private final Function<String, Optional<String>> kindOf;
    private final List<RequestChannel> channels;
    private final Customers customers;
    private final CaseStore cases;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    /** @param kindOf the channel's word in the profile of the supplier with that id; empty where there is no such supplier */
    public ChosenChannel(
            Function<String, Optional<String>> kindOf,
            List<RequestChannel> channels,
            Customers customers,
            CaseStore cases,
            Consequences consequences,
            PolicyBook policies,
            Clock clock) {
        this.kindOf = kindOf;
        this.channels = List.copyOf(channels);
        this.customers = customers;
        this.cases = cases;
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void ask(SupplierRequest request) {
        Optional<PurchaseCase> purchase = customers
                .caseOf(request.municipality(), request.supplierId(), request.customer())
                .flatMap(caseRef -> cases.lock(request.municipality(), caseRef));
        if (purchase.isPresent() && purchase.get().mayBeProtected()) {
            return;
        }
        Optional<RequestChannel> channel = kindOf.apply(request.supplierId()).flatMap(kind -> channels.stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst());
        if (channel.isPresent()) {
            channel.get().enqueue(request);
        } else {
            notSent(request, purchase);
        }
    }

    /** The unit phones the supplier; IT mends the profile. */
    private void notSent(SupplierRequest request, Optional<PurchaseCase> purchase) {
        Intent.Tell tell = new Intent.Tell(
                purchase.isPresent() ? Role.RESPONSIBLE : Role.IT,
                NoticeKind.ORDER_REQUEST_NOT_SENT,
                Fault.REQUEST_NOT_SENT.code() + " " + request.kind());
        var policy = policies.on(request.municipality(), LocalDate.now(clock));
        purchase.ifPresentOrElse(
                known -> consequences.tell(tell, request.municipality(), policy, known, request.occurrence()),
                () -> consequences.tell(
                        tell,
                        request.municipality(),
                        policy,
                        request.supplierId(),
                        null,
                        request.kind() + " " + request.occurrence()));
    }
}
