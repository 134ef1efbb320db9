package se.inkopsnavet.wiring;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.InvoiceReceiverLookup;
import se.inkopsnavet.journal.NoteListing;
import se.inkopsnavet.journal.OutboxJournal;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.journal.lifecare.LifecareJournal;
import se.inkopsnavet.journal.lifecare.LifecareSettings;
import se.inkopsnavet.journal.procapita.ProcapitaJournal;
import se.inkopsnavet.journal.procapita.ProcapitaSettings;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Outbox.Attempts;
import se.inkopsnavet.policy.JournalPolicy;
import se.inkopsnavet.securemail.KeyFiles;
import se.inkopsnavet.securemail.OwnKey;
import se.inkopsnavet.transport.OutboundAllowList;
import tools.jackson.databind.json.JsonMapper;

/** Makes a municipality's way to its journal from the policy's choice and the installation's settings. */
final class JournalFactory {

    private final OutboundAllowList allowed;
    private final JsonMapper json;
    private final Function<UUID, Attempts> attempts;

    JournalFactory(OutboundAllowList allowed, JsonMapper json, Function<UUID, Attempts> attempts) {
        this.allowed = allowed;
        this.json = json;
        this.attempts = attempts;
    }

    /** @param invoiceReceivers null where the case system offers none @param notes null where they are listed in another way, or not */
    record Line(
            String municipality,
            Channel channel,
            TlsIdentity tls,
            @Nullable InvoiceReceiverLookup invoiceReceivers,
            @Nullable NoteListing notes) {}

    /** @throws FaultException CONFIGURATION naming the setting that is missing, TARGET_NOT_ALLOWED when the host is not on the allow-list */
    Line line(String municipality, JournalPolicy.Target target, JournalProperties settings) {
        allowed.requireHost(String.valueOf(settings.url().getHost()));
        return switch (target) {
            case PROCAPITA -> procapita(municipality, settings);
            case LIFECARE -> lifecare(municipality, settings);
        };
    }

    private Line procapita(String municipality, JournalProperties settings) {
        need(municipality, "key-store", settings.keyStore());
        TlsIdentity tls = tls(municipality, settings);
        ProcapitaJournal journal = new ProcapitaJournal(
                new ProcapitaSettings(
                        OutboxJournal.channel(municipality),
                        settings.url(),
                        need(municipality, "logical-address", settings.logicalAddress()),
                        tls,
                        settings.connectTimeout(),
                        settings.answerTimeout(),
                        settings.longestProcessing()),
                json,
                attempts);
        return new Line(municipality, journal, tls, journal.invoiceReceivers(), journal.notes());
    }

    private Line lifecare(String municipality, JournalProperties settings) {
        TlsIdentity tls = tls(municipality, settings);
        LifecareJournal journal = new LifecareJournal(
                new LifecareSettings(
                        OutboxJournal.channel(municipality),
                        settings.url(),
                        need(municipality, "domain", settings.domain()),
                        need(municipality, "key", settings.key()),
                        settings.apiKey(),
                        tls,
                        settings.connectTimeout(),
                        settings.answerTimeout(),
                        settings.readBack(),
                        settings.mirroredWithin()),
                json,
                attempts);
        return new Line(municipality, journal, tls, null, null);
    }

    private static TlsIdentity tls(String municipality, JournalProperties settings) {
        OwnKey own = settings.keyStore() == null
                ? null
                : KeyFiles.pkcs12(
                        settings.keyStore(),
                        need(municipality, "key-store-password", settings.keyStorePassword())
                                .toCharArray());
        return new TlsIdentity(
                own, settings.authority() == null ? List.of() : KeyFiles.certificates(settings.authority()));
    }

    private static <T> T need(String municipality, String setting, @Nullable T value) {
        if (value == null) {
            throw new FaultException(
                    Fault.CONFIGURATION, "inkopsnavet.municipalities." + municipality + ".journal." + setting);
        }
        return value;
    }
}
