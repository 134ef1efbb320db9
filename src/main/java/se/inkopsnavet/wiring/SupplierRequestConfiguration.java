package se.inkopsnavet.wiring;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.ShopGate;
import se.inkopsnavet.supplier.Suppliers;
import se.inkopsnavet.supplierrequest.Carrier;
import se.inkopsnavet.supplierrequest.ChosenChannel;
import se.inkopsnavet.supplierrequest.RequestFlow;
import se.inkopsnavet.supplierrequest.RequestGates;
import se.inkopsnavet.supplierrequest.RequestIds;
import se.inkopsnavet.supplierrequest.RequestNews;
import se.inkopsnavet.supplierrequest.RequestStore;
import se.inkopsnavet.trade.Customers;
import se.inkopsnavet.trade.RequestChannel;
import se.inkopsnavet.trade.StillNeeded;

/** What suppliers are asked about orders, whichever way it goes. */
@Configuration(proxyBeanMethods = false)
class SupplierRequestConfiguration {

    @Bean
    RequestStore supplierRequestStore(JdbcClient jdbc) {
        return new RequestStore(jdbc);
    }

    @Bean
    RequestIds supplierRequestIds(JdbcClient jdbc) {
        return new RequestIds(jdbc);
    }

    @Bean
    RequestNews supplierRequestNews(CaseStore cases, Consequences consequences, PolicyBook policies, Clock clock) {
        return new RequestNews(cases, consequences, policies, clock);
    }

    @Bean
    RequestGates supplierRequestGates(
            CaseStore cases,
            PolicyBook policies,
            Suppliers suppliers,
            Messages messages,
            List<StillNeeded> rooms,
            ShopGate shops,
            Outbox outbox,
            Clock clock) {
        StillNeeded needed = asked -> rooms.stream().allMatch(room -> room.test(asked));
        return new RequestGates(
                cases, policies, suppliers::supplier, new UndecidedArrivals(messages), needed, shops, outbox, clock);
    }

    @Bean
    RequestFlow supplierRequestFlow(
            RequestStore requests, RequestGates gates, List<Carrier> carriers, Outbox outbox, RequestNews news) {
        return new RequestFlow(requests, gates, carriers, outbox, news);
    }

    @Bean
    ChosenChannel supplierRequests(
            Suppliers suppliers,
            List<RequestChannel> channels,
            Customers customers,
            CaseStore cases,
            ShopGate shops,
            RequestNews news) {
        return new ChosenChannel(
                id -> suppliers
                        .supplier(id)
                        .map(profile -> profile.orders().kind().name()),
                channels,
                customers,
                cases,
                shops,
                news);
    }
}
