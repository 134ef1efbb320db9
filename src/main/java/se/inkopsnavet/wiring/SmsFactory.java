package se.inkopsnavet.wiring;

import java.net.URI;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jsmpp.session.MessageReceiverListener;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.contact.GatewayLine;
import se.inkopsnavet.contact.ReceiptDoor;
import se.inkopsnavet.contact.gateway.HttpGateway;
import se.inkopsnavet.contact.gateway.HttpSettings;
import se.inkopsnavet.contact.gateway.SmppGateway;
import se.inkopsnavet.contact.gateway.SmppSettings;
import se.inkopsnavet.contact.gateway.SmsGateway;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.policy.SmsPolicy;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.TransportEvents;
import tools.jackson.databind.json.JsonMapper;

/** Makes a municipality's way to its SMS gateway from the policy's choice and the installation's settings. */
final class SmsFactory {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{32,128}");

    private final OutboundAllowList allowed;
    private final JsonMapper json;
    private final Function<String, MessageReceiverListener> receivers;
    private final TransportEvents events;

    /** @param receivers who takes receipts that come over SMPP, by municipality */
    SmsFactory(
            OutboundAllowList allowed,
            JsonMapper json,
            Function<String, MessageReceiverListener> receivers,
            TransportEvents events) {
        this.allowed = allowed;
        this.json = json;
        this.receivers = receivers;
        this.events = events;
    }

    /** @param receiptToken null when no receipts come over HTTP */
    record Line(
            String municipality,
            String sender,
            SmsGateway gateway,
            GatewayLine agreed,
            @Nullable String receiptToken) {}

    /** @throws FaultException CONFIGURATION naming the setting that is missing, TARGET_NOT_ALLOWED when the host is not on the allow-list */
    Line line(String municipality, SmsPolicy policy, SmsProperties settings) {
        String token = settings.receiptToken();
        if (token != null && !TOKEN.matcher(token).matches()) {
            throw wrong(municipality, "receipt-token");
        }
        SmsGateway gateway =
                switch (policy.gateway()) {
                    case HTTP_FORM -> HttpGateway.form(http(municipality, settings), json);
                    case HTTP_JSON -> {
                        need(municipality, "platform-id", settings.platformId());
                        need(municipality, "partner-id", settings.partnerId());
                        yield HttpGateway.json(http(municipality, settings), json);
                    }
                    case SMPP -> new SmppGateway(smpp(municipality, settings), receivers.apply(municipality), events);
                };
        GatewayLine agreed = new GatewayLine(
                settings.connectTimeout().plus(settings.answerTimeout()), settings.deduplicates(), settings.receipts());
        return new Line(municipality, policy.sender(), gateway, agreed, token);
    }

    private HttpSettings http(String municipality, SmsProperties settings) {
        URI url = need(municipality, "url", settings.url());
        if (!"https".equals(url.getScheme())) {
            throw wrong(municipality, "url");
        }
        allowed.requireHost(String.valueOf(url.getHost()));
        return new HttpSettings(
                url,
                settings.username(),
                settings.password(),
                settings.platformId(),
                settings.partnerId(),
                receiptUrl(municipality, settings),
                TlsTrust.of(settings.authority()),
                settings.connectTimeout(),
                settings.answerTimeout());
    }

    private static @Nullable URI receiptUrl(String municipality, SmsProperties settings) {
        if (!settings.receipts() || settings.receiptUrl() == null) {
            return null;
        }
        if (!"https".equals(settings.receiptUrl().getScheme())) {
            throw wrong(municipality, "receipt-url");
        }
        String token = need(municipality, "receipt-token", settings.receiptToken());
        return settings.receiptUrl().resolve(ReceiptDoor.PATH + "/" + municipality + "/" + token);
    }

    private SmppSettings smpp(String municipality, SmsProperties settings) {
        String host = need(municipality, "host", settings.host());
        allowed.requireHost(host);
        SSLContext tls = settings.plain() ? null : TlsTrust.of(settings.authority());
        return new SmppSettings(
                municipality + "/sms",
                host,
                settings.port(),
                settings.username(),
                settings.password(),
                tls,
                settings.connectTimeout(),
                settings.answerTimeout());
    }

    private static <T> T need(String municipality, String setting, @Nullable T value) {
        if (value == null) {
            throw wrong(municipality, setting);
        }
        return value;
    }

    private static FaultException wrong(String municipality, String setting) {
        return new FaultException(
                Fault.CONFIGURATION, "inkopsnavet.municipalities." + municipality + ".sms." + setting);
    }
}
