package se.inkopsnavet.wiring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.journal.InvoiceReceiverLookup;
import se.inkopsnavet.journal.JournalListener;
import se.inkopsnavet.journal.NoteDeadline;
import se.inkopsnavet.journal.NoteFlow;
import se.inkopsnavet.journal.NoteNotices;
import se.inkopsnavet.journal.NoteStore;
import se.inkopsnavet.journal.NoteTemplates;
import se.inkopsnavet.journal.NoteWriter;
import se.inkopsnavet.journal.OutboxJournal;
import se.inkopsnavet.journal.Redaction;
import se.inkopsnavet.journal.WatchedChannel;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.operations.CertificateWatch;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.TransportEvents;
import tools.jackson.databind.json.JsonMapper;

/** From a fact that belongs in the journal to the note that stands there. */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(JournalConfiguration.class);

    @Bean
    NoteStore noteStore(JdbcClient jdbc, ColumnCipher cipher, JsonMapper json) {
        return new NoteStore(jdbc, cipher, json);
    }

    @Bean
    NoteNotices noteNotices(
            NoticeBook notices, PolicyBook policies, Deadlines deadlines, TransportEvents events, Clock clock) {
        return new NoteNotices(notices, policies, deadlines, events, clock);
    }

    @Bean
    OutboxJournal journal(
            MappingFiles mappings,
            NoteStore notes,
            Outbox outbox,
            Deadlines deadlines,
            NoteNotices notices,
            Clock clock) {
        return new OutboxJournal(Redaction.load(mappings), notes, outbox, deadlines, notices, clock);
    }

    @Bean
    NoteFlow noteFlow(
            MappingFiles mappings,
            NoteStore notes,
            PolicyBook policies,
            CaseStore cases,
            Outbox outbox,
            NoteNotices notices,
            ObjectProvider<JournalListener> listeners,
            JsonMapper json,
            Clock clock) {
        return new NoteFlow(
                notes,
                new NoteWriter(NoteTemplates.load(mappings)),
                policies,
                cases::isProtected,
                outbox,
                notices,
                () -> listeners.orderedStream().toList(),
                json,
                clock);
    }

    @Bean
    DeadlineReactions journalDeadlines(NoteStore notes, NoteNotices notices) {
        return new DeadlineReactions(Map.of(NoteDeadline.KIND, new NoteDeadline(notes, notices)));
    }

    /** The ways to the journals of the municipalities that may start. */
    record JournalLines(List<JournalFactory.Line> all) {

        List<Channel> channels(TransportEvents events) {
            return all.stream()
                    .<Channel>map(line -> new WatchedChannel(line.channel(), events))
                    .toList();
        }

        List<CertificateWatch.Watched> certificates() {
            return all.stream()
                    .filter(line -> line.tls().own() != null)
                    .map(line -> new CertificateWatch.Watched(
                            line.channel().name(), () -> line.tls().expires()))
                    .toList();
        }
    }

    @Bean
    JournalLines journalLines(
            HubProperties hub,
            PolicyBook policies,
            OutboundAllowList allowed,
            JsonMapper json,
            Outbox outbox,
            Clock clock) {
        JournalFactory factory = new JournalFactory(allowed, json, outbox::attempts);
        List<JournalFactory.Line> lines = new ArrayList<>();
        for (Policy policy : policies.startable(LocalDate.now(clock))) {
            HubProperties.Municipality own = hub.municipalities().get(policy.policyId());
            if (own == null || policy.journal().target() == null) {
                continue;
            }
            if (own.journal() == null) {
                LOG.warn(
                        "{} skriver inga journalanteckningar: inkopsnavet.municipalities.{}.journal saknas",
                        policy.policyId(),
                        policy.policyId());
            } else {
                lines.add(factory.line(policy.policyId(), policy.journal().target(), own.journal()));
            }
        }
        return new JournalLines(List.copyOf(lines));
    }

    @Bean
    InvoiceReceiverLookup invoiceReceiverLookup(JournalLines lines) {
        Map<String, InvoiceReceiverLookup> byMunicipality = lines.all().stream()
                .filter(line -> line.invoiceReceivers() != null)
                .collect(Collectors.toUnmodifiableMap(
                        JournalFactory.Line::municipality, JournalFactory.Line::invoiceReceivers));
        InvoiceReceiverLookup nowhere = (municipality, person) -> new InvoiceReceiverLookup.Answer.NotOffered();
        return (municipality, person) ->
                byMunicipality.getOrDefault(municipality, nowhere).find(municipality, person);
    }
}
