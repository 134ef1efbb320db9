package se.inkopsnavet.wiring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import se.inkopsnavet.command.Check;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.TransportEvents;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --check} says of the ways to the SMS gateways; it calls none. */
final class SmsCheck {

    private final HubProperties hub;
    private final Clock clock;

    SmsCheck(HubProperties hub, Clock clock) {
        this.hub = hub;
        this.clock = clock;
    }

    List<Check.Part> parts(PolicyBook policies) {
        return policies.startable(LocalDate.now(clock)).stream()
                .filter(policy -> policy.sms() != null)
                .filter(policy -> hub.municipalities().containsKey(policy.policyId()))
                .map(policy -> new Check.Part("sms", () -> line(policy)))
                .toList();
    }

    private List<Finding> line(Policy policy) {
        String id = policy.policyId();
        SmsProperties settings = hub.municipalities().get(id).sms();
        String setting = "inkopsnavet.municipalities." + id + ".sms";
        if (settings == null) {
            return List.of(Finding.warning(setting, 0, "", "saknas: inga sms skickas, enheterna får mejl"));
        }
        OutboundAllowList allowed = new OutboundAllowList(
                hub.outbound().hosts(), hub.outbound().domains(), hub.outbound().addresses());
        new SmsFactory(allowed, new JsonMapper(), municipality -> null, new Silent()).line(id, policy.sms(), settings);
        return settings.receipts() && settings.receiptToken() != null && hub.api() == null
                ? List.of(Finding.error(setting, 0, "receipt-token", "kvittenser kräver dörren, inkopsnavet.api.port"))
                : List.of();
    }

    private record Silent() implements TransportEvents {
        @Override
        public void peerDown(String route, Fault fault) {
            // Nobody is called.
        }

        @Override
        public void peerUp(String route) {
            // Nobody is called.
        }

        @Override
        public void alert(String route, Fault fault, String place) {
            // Nobody is called.
        }
    }
}
