package se.inkopsnavet.contact.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import se.inkopsnavet.contact.Gsm7;
import se.inkopsnavet.contact.ReceiptReport;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.transport.TransportEvents;

/** A gateway over SMPP 3.4 (jsmpp): {@code submit_sm} with a validity period, receipts as {@code deliver_sm}. */
public final class SmppGateway implements SmsGateway, AutoCloseable {

    /** ESME_RMSGQFUL, ESME_RTHROTTLED and ESME_RSYSERR: not now. */
    private static final Set<Integer> LATER = Set.of(0x14, 0x58, 0x08);

    private final SmppLine line;

    public SmppGateway(SmppSettings settings, MessageReceiverListener receiver, TransportEvents events) {
        this.line = new SmppLine(settings, receiver, events);
    }

    public void open() {
        line.open();
    }

    @Override
    public Delivery send(Sms sms) {
        Optional<SMPPSession> session = line.bound();
        if (session.isEmpty()) {
            return new Delivery.Failed(Fault.SMS_UNREACHABLE, "bind");
        }
        boolean number = sms.sender().startsWith("+");
        try {
            return new Delivery.Delivered(session.get()
                    .submitShortMessage(
                            "",
                            number ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.ALPHANUMERIC,
                            number ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN,
                            digits(sms.sender()),
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            digits(sms.to()),
                            new ESMClass(),
                            (byte) 0,
                            (byte) 1,
                            null,
                            validity(sms.validFor()),
                            new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                            (byte) 0,
                            DataCodings.ZERO,
                            (byte) 0,
                            Gsm7.encode(sms.text()))
                    .getMessageId());
        } catch (NegativeResponseException said) {
            String place = "command_status " + said.getCommandStatus();
            return LATER.contains(said.getCommandStatus())
                    ? new Delivery.Failed(Fault.SMS_UNREACHABLE, place)
                    : new Delivery.Refused(Fault.SMS_REFUSED, place);
        } catch (PDUException unfit) {
            return new Delivery.Refused(Fault.SMS_REFUSED, "submit_sm");
        } catch (ResponseTimeoutException | InvalidResponseException | IOException lost) {
            return new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "submit_sm_resp");
        }
    }

    private static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    /** Relative time of SMPP 3.4 §7.1.1.2, {@code YYMMDDhhmmss000R}; at most a day, which no text here outlives. */
    static String validity(Duration validFor) {
        Duration longest = validFor.compareTo(Duration.ofDays(1)) < 0
                ? validFor
                : Duration.ofHours(24).minusSeconds(1);
        return "000000%02d%02d%02d000R".formatted(longest.toHours(), longest.toMinutesPart(), longest.toSecondsPart());
    }

    /** @param body the receipt's text, {@code id:… stat:…} (SMPP 3.4 appendix B) */
    @Override
    public ReceiptReport receipt(byte[] body) {
        try {
            DeliveryReceipt receipt = new DeliveryReceipt(new String(body, StandardCharsets.ISO_8859_1));
            if (receipt.getId() == null || receipt.getFinalStatus() == null) {
                throw new FaultException(Fault.SMS_RECEIPT_UNREADABLE, "id");
            }
            return new ReceiptReport(
                    null,
                    receipt.getId(),
                    switch (receipt.getFinalStatus()) {
                        case DELIVRD -> ReceiptReport.Outcome.ARRIVED;
                        case ENROUTE, ACCEPTD, UNKNOWN -> ReceiptReport.Outcome.UNDER_WAY;
                        case EXPIRED, DELETED, UNDELIV, REJECTD -> ReceiptReport.Outcome.FAILED;
                    });
        } catch (InvalidDeliveryReceiptException | IllegalArgumentException malformed) {
            throw new FaultException(Fault.SMS_RECEIPT_UNREADABLE, "stat");
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
