package se.inkopsnavet.wiring;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.inkopsnavet.calendar.CalendarFileFlow;
import se.inkopsnavet.complaint.ComplaintFlow;
import se.inkopsnavet.contact.SmsFlow;
import se.inkopsnavet.credentials.HandoverFlow;
import se.inkopsnavet.credentials.MailDestruction;
import se.inkopsnavet.disclosure.ErasureFlow;
import se.inkopsnavet.dispatch.CustomerListFlow;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.intake.Receipts;
import se.inkopsnavet.invoice.QueryFlow;
import se.inkopsnavet.journal.NoteFlow;
import se.inkopsnavet.ledger.RetryBudgets;
import se.inkopsnavet.notice.NoticeMail;
import se.inkopsnavet.peppol.PeppolOutFlow;
import se.inkopsnavet.supplierrequest.RequestFlow;

/**
 * How deliveries are tried again.
 *
 * @param first pause after the first failure
 * @param cap longest pause
 * @param budget after this the message is parked
 * @param budgets the same for one flow, by its name in the log, in which case and hyphens do not count: {@code customer-list}
 */
public record RetryProperties(
        @DefaultValue("PT5S") Duration first,
        @DefaultValue("PT15M") Duration cap,
        @DefaultValue("PT12H") Duration budget,
        @DefaultValue Map<String, Duration> budgets) {

    /** Every flow that delivers. */
    static final Set<String> FLOWS = Set.of(
            CalendarFileFlow.NAME,
            ComplaintFlow.NAME,
            CustomerListFlow.NAME,
            ErasureFlow.NAME,
            HandoverFlow.NAME,
            MailDestruction.FLOW,
            NoteFlow.NAME,
            NoticeMail.FLOW,
            PeppolOutFlow.NAME,
            QueryFlow.NAME,
            Receipts.FLOW,
            RequestFlow.NAME,
            SmsFlow.NAME);

    private static final Map<String, String> BY_SETTING =
            FLOWS.stream().collect(Collectors.toUnmodifiableMap(RetryProperties::plain, Function.identity()));

    /** @throws FaultException CONFIGURATION naming a budget that is no flow's, or a flow's second, or no time at all */
    public RetryProperties {
        byFlow(budgets);
    }

    RetryBudgets perFlow() {
        return new RetryBudgets(budget, byFlow(budgets));
    }

    private static Map<String, Duration> byFlow(Map<String, Duration> budgets) {
        Map<String, Duration> own = new HashMap<>();
        budgets.forEach((setting, time) -> {
            String flow = BY_SETTING.get(plain(setting));
            if (flow == null || time.compareTo(Duration.ZERO) <= 0 || own.put(flow, time) != null) {
                throw new FaultException(Fault.CONFIGURATION, "inkopsnavet.retry.budgets." + setting);
            }
        });
        return Map.copyOf(own);
    }

    /** Settings come with hyphens, in capitals without (environment variables), or as the flow is called. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
