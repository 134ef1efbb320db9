package se.inkopsnavet.delivery;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.contact.Text.Audience;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.policy.Fees.Payer;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.trade.SupplierRequest;

/** What should follow from a report about a delivery. The same act of the same occurrence is carried out once, whoever carries it out. */
sealed interface Act {

    /** @param outcome put into words as the notice's detail, or null @param detail used where there is no outcome */
    record Tell(Role role, NoticeKind kind, @Nullable DeliveryOutcome outcome, String detail, String occurrence)
            implements Act {

        static Tell unit(NoticeKind kind, String occurrence) {
            return new Tell(Role.RESPONSIBLE, kind, null, "", occurrence);
        }

        static Tell unit(NoticeKind kind, DeliveryOutcome outcome, String occurrence) {
            return new Tell(Role.RESPONSIBLE, kind, outcome, "", occurrence);
        }
    }

    record Send(String template, Audience audience, Map<String, String> values, Instant usefulUntil, String occurrence)
            implements Act {
        public Send {
            values = Map.copyOf(values);
        }
    }

    record Ask(SupplierRequest.Kind kind) implements Act {}

    /** Look again at that time whether it is still so. */
    record Watch(Timer timer, String occurrence, Instant due) implements Act {}

    /** The supplier has done what the policy forbids. */
    record Complain(DeliveryOutcome outcome) implements Act {}

    /** A deviation belongs in the journal. @param version of the outcome */
    record Note(DeliveryOutcome outcome, Measure measure, long version) implements Act {}

    /** The deviation noted for that version was not one after all. */
    record Correct(long version) implements Act {}

    /** The client is away for a time unknown: the case stands still. */
    record Pause() implements Act {}

    /** What this delivery counts as, instead of what it counted as before. */
    record Count(Map<Service, Payer> services) implements Act {
        public Count {
            services = Map.copyOf(services);
        }
    }

    enum Timer {
        DOOR_ESCALATION("30 minuter efter att ingen öppnade"),
        COLD_CHAIN("60 minuter efter att varorna ställdes utanför dörren"),
        OUTCOME_MISSING("2 timmar efter väntad leverans");

        private final String rule;

        Timer(String rule) {
            this.rule = rule;
        }

        /** As a kind of deadline. */
        String deadline() {
            return "DELIVERY_" + name();
        }

        String rule() {
            return rule;
        }
    }

    /** What was done about a delivery that could not be received; the words stand in {@code mappings/delivery/words.yaml}. */
    enum Measure {
        LEFT_BY_RULE,
        KEPT_AT_UNIT,
        DELIVERED_AGAIN,
        ORDERED_ANEW,
        BREACH,
        QUESTIONED,
        UNIT_TOLD
    }

    /** What is counted for the municipality's costs, and for how much a supplier is in people's homes (SKR-25). */
    enum Service {
        FRIDGE_PACKING,
        IN_HOME_CONTACT,
        HOME_TRANSPORT
    }
}
