package se.inkopsnavet.supplier;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.finding.Finding;

/**
 * What the hub needs to know of a supplier to send it a customer list: {@code mappings/suppliers/<id>/profile.yaml}. Hosts and passwords are the
 * installation's and do not stand here.
 *
 * @param recipient mailbox that receives the list, or null when it goes by SFTP
 * @param afterPickup what becomes of a file that the supplier has fetched; counts for SFTP only
 * @param deduplicatesMessageId whether the supplier drops a mail whose Message-ID it has seen, so that an uncertain sending may be repeated
 * @param acknowledgement how the supplier answers per row
 * @param ackWorkdays working days after which a missing acknowledgement is chased
 * @param ackReminders how often it is chased before a person takes over
 * @param loginAliasDomain domain, in lower case, of the addresses that the supplier makes up as logins; nobody reads mail there; null when it makes up none
 * @param orders how the supplier is asked about orders
 * @param ordersReportedWithin how long an order that was placed in time may be under way to the hub, in the supplier's own words; null when it is not said
 * @param contractFrom first day of the contract
 * @param contractTo last day, or null
 * @param lines line by key, for findings
 */
public record SupplierProfile(
        String supplierId,
        String name,
        Channel channel,
        @Nullable String recipient,
        MessageProtection protection,
        ListFormat list,
        Dispatch dispatch,
        AfterPickup afterPickup,
        boolean deduplicatesMessageId,
        Acknowledgement acknowledgement,
        int ackWorkdays,
        int ackReminders,
        @Nullable String loginAliasDomain,
        OrderChannel orders,
        @Nullable Duration ordersReportedWithin,
        LocalDate contractFrom,
        @Nullable LocalDate contractTo,
        String file,
        Map<String, Integer> lines) {

    public enum Channel {
        MAIL,
        SFTP
    }

    public enum Acknowledgement {
        MAIL,
        FILE
    }

    public SupplierProfile {
        lines = Map.copyOf(lines);
    }

    /** How long after the cut-off the supplier may be asked for an order: not before all that were placed in time are known. Empty: it takes none. */
    public Optional<Duration> lateOrdersAfter() {
        return orders.lateOrders() ? Optional.ofNullable(ordersReportedWithin) : Optional.empty();
    }

    /** Why nothing may be sent to the supplier on that day: contract not begun or over (HUD-03), exception for a weak cipher over. */
    public List<Finding> blockers(LocalDate today) {
        List<Finding> blockers = new ArrayList<>();
        if (today.isBefore(contractFrom)) {
            blockers.add(error("contract.from", "avtalet börjar gälla först " + contractFrom));
        }
        if (contractTo != null && today.isAfter(contractTo)) {
            blockers.add(error("contract.to", "avtalet gick ut " + contractTo));
        }
        LocalDate exceptionUntil = protection.exceptionUntil();
        if (exceptionUntil != null && today.isAfter(exceptionUntil)) {
            blockers.add(error(
                    "protection.exceptionUntil",
                    "undantaget för " + protection.cipher() + " gick ut " + exceptionUntil));
        }
        return List.copyOf(blockers);
    }

    private Finding error(String key, String message) {
        return Finding.error(file, lines.getOrDefault(key, 0), key, message);
    }
}
