package se.inkopsnavet.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import se.inkopsnavet.calendar.CalendarFileFlow;
import se.inkopsnavet.credentials.HandoverFlow;
import se.inkopsnavet.credentials.MailDestruction;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.invoice.DeskLines;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Channels;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Intake;
import se.inkopsnavet.ledger.Marks;
import se.inkopsnavet.orderfile.LetterCarrier;
import se.inkopsnavet.peppol.PeppolRequests;
import se.inkopsnavet.policy.CredentialsPolicy;
import se.inkopsnavet.supplier.SupplierProfile;
import se.inkopsnavet.supplierapi.LineStore;
import se.inkopsnavet.supplierapi.SupplierApiChannel;
import se.inkopsnavet.supplierapi.SupplierLines;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.TransportEvents;
import se.inkopsnavet.transport.mail.MailLogin;
import se.inkopsnavet.transport.mail.MailLogins;
import se.inkopsnavet.transport.mail.MailTimeouts;
import se.inkopsnavet.transport.mail.imap.MailIntake;
import se.inkopsnavet.transport.mail.imap.MailboxComponent;
import se.inkopsnavet.transport.mail.smtp.RecipientCheck;
import se.inkopsnavet.transport.mail.smtp.SmtpChannel;
import se.inkopsnavet.transport.mail.smtp.SmtpPooling;
import se.inkopsnavet.transport.mail.smtp.SmtpSetup;
import se.inkopsnavet.transport.sftp.AfterPickup;
import se.inkopsnavet.transport.sftp.SftpChannel;
import se.inkopsnavet.transport.sftp.SftpServer;

/** The beans that the YAML routes name, and the ways out. */
@Configuration(proxyBeanMethods = false)
class TransportConfiguration {

    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration ONE_DELIVERY = Duration.ofMinutes(15);

    @Bean
    OutboundAllowList outboundAllowList(HubProperties hub) {
        return new OutboundAllowList(
                hub.outbound().hosts(), hub.outbound().domains(), hub.outbound().addresses());
    }

    @Bean
    MailLogins mailLogins(HubProperties hub) {
        return name -> Optional.ofNullable(hub.logins().get(name))
                .map(login -> new MailLogin(login.username(), login.password()))
                .orElseThrow(() -> new FaultException(Fault.CONFIGURATION, "inkopsnavet.logins." + name));
    }

    @Bean
    MailIntake mailIntake(Intake intake) {
        return new MailIntake(intake);
    }

    @Bean
    MailboxComponent mailbox(
            OutboundAllowList allowed,
            HubProperties hub,
            MailLogins logins,
            TransportEvents events,
            Checkpoint checkpoint) {
        return new MailboxComponent(allowed, TlsTrust.of(hub.tlsAuthority()), logins, events, checkpoint);
    }

    @Bean
    SmtpSetup smtpSetup(OutboundAllowList allowed, HubProperties hub, MailLogins logins) {
        return new SmtpSetup(allowed, TlsTrust.of(hub.tlsAuthority()), logins, MailTimeouts.USUAL, SmtpPooling.USUAL);
    }

    @Bean
    RecipientCheck recipientCheck(OutboundAllowList allowed) {
        return new RecipientCheck(allowed);
    }

    /** Refuses to start when a configured recipient or host is not on the allow-list (AC-05-21). */
    @Bean
    Channels channels(
            Partners partners,
            JournalConfiguration.JournalLines journals,
            SupplierLines supplierLines,
            LineStore supplierLineStore,
            Clock clock,
            SmsLines sms,
            TransportEvents events,
            HubProperties hub,
            OutboundAllowList allowed,
            MailboxComponent mailbox,
            Marks marks,
            Checkpoint checkpoint,
            @Lazy CamelContext camel) {
        List<Channel> channels = new ArrayList<>(journals.channels(events));
        supplierLines.all().forEach(line -> channels.add(new SupplierApiChannel(line, supplierLineStore, clock)));
        channels.addAll(sms.channels());
        for (Partner partner : partners.all()) {
            channels.add(supplier(partner, hub, allowed, checkpoint, camel));
            orders(partner, hub, allowed, checkpoint, camel).ifPresent(channels::add);
        }
        hub.municipalities().forEach((id, municipality) -> {
            // A notice that comes twice under one Message-ID only says again what is so; one that stays uncertain is
            // read by nobody.
            channels.add(new SmtpChannel(id + "/notice", id, true, camel.createProducerTemplate()));
            // A login that came twice would be no harm, but nothing may be repeated that is not stored.
            String unit = HandoverFlow.channel(id, CredentialsPolicy.Handover.ONE_TIME_TO_UNIT);
            channels.add(new SmtpChannel(unit, id, false, camel.createProducerTemplate()));
            // A question that comes twice under one Message-ID is answered under one number.
            channels.add(new SmtpChannel(DeskLines.channel(id), id, true, camel.createProducerTemplate()));
            channels.add(mailbox.eraser(MailDestruction.channel(id), id, marks));
            if (municipality.print() != null) {
                String print = HandoverFlow.channel(id, CredentialsPolicy.Handover.SEALED_LETTER_TO_CLIENT);
                channels.add(sftp(print, municipality.print().sftp(), new AfterPickup.Removed(), allowed, checkpoint));
            }
            if (municipality.peppol() != null) {
                String peppol = PeppolRequests.channel(id);
                channels.add(sftp(peppol, municipality.peppol(), new AfterPickup.Removed(), allowed, checkpoint));
            }
            if (municipality.receipts() != null) {
                // A receipt that comes twice under one name only says again what is so.
                channels.add(
                        sftp(id + "/receipts", municipality.receipts(), new AfterPickup.Stays(), allowed, checkpoint));
            }
            if (municipality.calendar() != null) {
                // A calendar that comes twice under one name only says again what is so.
                channels.add(sftp(
                        CalendarFileFlow.channel(id),
                        municipality.calendar(),
                        new AfterPickup.Stays(),
                        allowed,
                        checkpoint));
            }
        });
        return new Channels(channels);
    }

    private static Channel supplier(
            Partner partner, HubProperties hub, OutboundAllowList allowed, Checkpoint checkpoint, CamelContext camel) {
        if (partner.profile().channel() == SupplierProfile.Channel.MAIL) {
            allowed.requireAddress(partner.profile().recipient());
            return new SmtpChannel(
                    partner.channel(),
                    partner.municipality(),
                    partner.profile().deduplicatesMessageId(),
                    camel.createProducerTemplate());
        }
        return sftp(
                partner.channel(),
                server(partner, hub),
                afterPickup(partner.profile().afterPickup()),
                allowed,
                checkpoint);
    }

    /** What is about orders does not wait behind customer lists. Empty where it goes by another way than files and mails, or nobody has said where. */
    private static Optional<Channel> orders(
            Partner partner, HubProperties hub, OutboundAllowList allowed, Checkpoint checkpoint, CamelContext camel) {
        String name = LetterCarrier.channel(partner);
        SupplierProfile profile = partner.profile();
        return switch (profile.orders().kind()) {
            case MAIL ->
                Optional.ofNullable(profile.recipient()).map(recipient -> {
                    allowed.requireAddress(recipient);
                    return new SmtpChannel(
                            name,
                            partner.municipality(),
                            profile.deduplicatesMessageId(),
                            camel.createProducerTemplate());
                });
            case SFTP ->
                Optional.of(sftp(name, server(partner, hub), afterPickup(profile.afterPickup()), allowed, checkpoint));
            case REST, PEPPOL -> Optional.empty();
        };
    }

    private static HubProperties.Sftp server(Partner partner, HubProperties hub) {
        HubProperties.Sftp server = hub.municipalities()
                .get(partner.municipality())
                .suppliers()
                .get(partner.profile().supplierId());
        if (server == null) {
            throw new FaultException(
                    Fault.CONFIGURATION,
                    "inkopsnavet.municipalities." + partner.municipality() + ".suppliers."
                            + partner.profile().supplierId());
        }
        return server;
    }

    private static AfterPickup afterPickup(se.inkopsnavet.supplier.AfterPickup agreed) {
        return switch (agreed.files()) {
            case STAY -> new AfterPickup.Stays();
            case ARCHIVED -> new AfterPickup.Archived(agreed.archive());
            case REMOVED -> new AfterPickup.Removed();
        };
    }

    private static SftpChannel sftp(
            String name,
            HubProperties.Sftp server,
            AfterPickup afterPickup,
            OutboundAllowList allowed,
            Checkpoint checkpoint) {
        allowed.requireHost(server.host());
        return new SftpChannel(
                name,
                new SftpServer(
                        server.host(),
                        server.port(),
                        server.username(),
                        server.knownHosts(),
                        server.privateKeyFile(),
                        server.password() == null ? null : server::password,
                        server.folder(),
                        QUIET,
                        ONE_DELIVERY),
                afterPickup,
                checkpoint);
    }
}
