package se.inkopsnavet.demo;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.operations.CountingExchangeLog;

/** Retells what the hub logs, for somebody who watches. */
final class StoryLog extends CountingExchangeLog {

    private static final Map<String, String> FLOWS = Map.ofEntries(
            Map.entry("DECISION_FILE", "exportfil"),
            Map.entry("DECISION", "beslut"),
            Map.entry("CUSTOMER_LIST", "kundlista"),
            Map.entry("RECEIPT_FILE", "kvittensfil"),
            Map.entry("NOTICE", "neutralt brev"),
            Map.entry("SUPPLIER_MAIL", "mejl från leverantören"),
            Map.entry("CONSENT_FILE", "samtyckesfil"),
            Map.entry("CONSENT", "samtycke"),
            Map.entry("JOURNAL_NOTE", "journalanteckning"),
            Map.entry("CREDENTIALS", "inloggning"),
            Map.entry("MAILBOX_ERASURE", "radering i brevlådan"),
            Map.entry("ERASURE", "begäran om radering"),
            Map.entry("REPORT_FILE/livs", "rapportfil från leverantören"),
            Map.entry("SUPPLIER_REPORT", "leverantörens rapport"),
            Map.entry("SCHEDULE_ACK_FILE", "fil med schemakvittenser"),
            Map.entry("SCHEDULE_ACK", "schemakvittens"),
            Map.entry("LIFECARE_DECISION", "beslut ur Lifecare"),
            Map.entry("COMPLAINT", "reklamation"),
            Map.entry("SMS", "sms"),
            Map.entry("SMS_RECEIPT", "smskvittens"));

    /** Twenty files at every turn of the clock say nothing new to somebody who watches. */
    private static final String UNTOLD = "CALENDAR_FILE";

    private final FaultCatalogue catalogue;

    StoryLog(MeterRegistry registry, FaultCatalogue catalogue) {
        super(registry);
        this.catalogue = catalogue;
    }

    @Override
    public void in(String flow, String municipality, UUID message, long size) {
        super.in(flow, municipality, message, size);
        Story.line("IN       %s (%d byte) är mottagen och säkrad", flow(flow), size);
    }

    @Override
    public void decided(Claim claim, Outcome outcome) {
        super.decided(claim, outcome);
        Story.line("BESLUTAT %s %s: %s", flow(claim.flow()), reference(outcome), why(outcome));
    }

    @Override
    public void out(
            String flow, String municipality, UUID message, @Nullable String caseRef, String channel, int attempt) {
        super.out(flow, municipality, message, caseRef, channel, attempt);
        if (!flow.equals(UNTOLD)) {
            Story.line("UT       %s till %s, försök %d", flow(flow), channel, attempt);
        }
    }

    @Override
    public void outcome(String flow, String municipality, UUID message, Outcome outcome) {
        super.outcome(flow, municipality, message, outcome);
        if (!flow.equals(UNTOLD)) {
            Story.line("UTFALL   %s %s", flow(flow), why(outcome));
        }
    }

    private static String flow(String flow) {
        return FLOWS.getOrDefault(flow, flow);
    }

    private static String reference(Outcome outcome) {
        return outcome.caseRef() == null ? "(utan ärende)" : outcome.caseRef();
    }

    private String why(Outcome outcome) {
        String word = catalogue.word(outcome.state().name());
        return outcome.fault() == null
                ? word
                : word + " – " + outcome.fault().code() + " "
                        + catalogue.of(outcome.fault()).text();
    }
}
