package se.inkopsnavet.supplierrequest;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.purchase.ShopGate;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.Customers;
import se.inkopsnavet.trade.RequestChannel;
import se.inkopsnavet.trade.SupplierRequest;
import se.inkopsnavet.trade.SupplierRequests;

/** Asks a supplier by the channel that its profile names. About a protected person nobody is asked anything (requirements S-03), nor about an unknown one. */
public class ChosenChannel implements SupplierRequests {

    private final Function<String, Optional<String>> kindOf;
    private final List<RequestChannel> channels;
    private final Customers customers;
    private final CaseStore cases;
    private final ShopGate shops;
    private final RequestNews news;

    /** @param kindOf the channel's word in the profile of the supplier with that id; empty where there is no such supplier */
    public ChosenChannel(
            Function<String, Optional<String>> kindOf,
            List<RequestChannel> channels,
            Customers customers,
            CaseStore cases,
            ShopGate shops,
            RequestNews news) {
        this.kindOf = kindOf;
        this.channels = List.copyOf(channels);
        this.customers = customers;
        this.cases = cases;
        this.shops = shops;
        this.news = news;
    }

    @Override
    public void ask(SupplierRequest request) {
        Optional<PurchaseCase> purchase = caseOf(request);
        if (purchase.isEmpty()) {
            news.unknown(request);
        } else if (!purchase.get().mayBeProtected()) {
            ask(request, purchase.get());
        }
    }

    private Optional<PurchaseCase> caseOf(SupplierRequest request) {
        CustomerRef customer = request.customer();
        return Optional.ofNullable(customer.caseRef())
                .or(() -> customers.caseOf(request.municipality(), request.supplierId(), customer))
                .flatMap(caseRef -> cases.lock(request.municipality(), caseRef));
    }

    private void ask(SupplierRequest request, PurchaseCase purchase) {
        if (!shops.isOpen(request.municipality(), purchase, request.supplierId())) {
            news.noGround(request, purchase);
            return;
        }
        kindOf.apply(request.supplierId())
                .flatMap(kind -> channels.stream()
                        .filter(channel -> channel.kind().equals(kind))
                        .findFirst())
                .ifPresentOrElse(
                        channel -> channel.enqueue(request.about(purchase.caseRef())),
                        // The unit phones the supplier.
                        () -> news.noWay(request, purchase));
    }
}
