package se.inkopsnavet.contact.gateway;

import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.MessageType;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import se.inkopsnavet.contact.ReceiptIntake;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.transport.TransportEvents;

/** Stores each receipt before the gateway hears that we have it. What somebody writes back is not taken: nobody here would read it. */
public final class ReceiptListener implements MessageReceiverListener {

    private final String municipality;
    private final ReceiptIntake intake;
    private final TransportEvents events;

    public ReceiptListener(String municipality, ReceiptIntake intake, TransportEvents events) {
        this.municipality = municipality;
        this.intake = intake;
        this.events = events;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
        if (!MessageType.SMSC_DEL_RECEIPT.containedIn(message.getEsmClass())) {
            events.alert(municipality + "/sms", Fault.SMS_RECEIPT_UNREADABLE, "deliver_sm");
            throw new ProcessRequestException("no receipt", SMPPConstant.STAT_ESME_RX_P_APPN);
        }
        try {
            intake.accept(municipality, null, message.getShortMessage());
        } catch (FaultException | DataAccessException | TransactionException away) {
            throw new ProcessRequestException("not now", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        // That a telephone is reachable again is of no use here.
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session session) throws ProcessRequestException {
        throw new ProcessRequestException("no data_sm", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
