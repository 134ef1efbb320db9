package se.inkopsnavet.api;

import jakarta.servlet.http.HttpServletRequest;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** A SOAP Fault says whose mistake it was, the code and the number to ask about: a validator's own words quote what it read. */
final class PlainFaults extends AbstractSoapInterceptor {

    PlainFaults() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Throwable cause = message.getContent(Exception.class);
        boolean own = false;
        while (cause != null) {
            own |= cause instanceof DataAccessException
                    || cause instanceof TransactionException
                    || cause instanceof FaultException;
            cause = cause.getCause();
        }
        Fault fault = own ? Fault.API_UNAVAILABLE : Fault.API_REQUEST_REFUSED;
        QName code = own
                ? org.apache.cxf.interceptor.Fault.FAULT_CODE_SERVER
                : org.apache.cxf.interceptor.Fault.FAULT_CODE_CLIENT;
        String correlation = Guard.correlation(request(message));
        message.setContent(Exception.class, new SoapFault(fault.code() + " " + correlation, code));
    }

    /** The fault travels in a message of its own; only what came in knows the call. */
    private static HttpServletRequest request(SoapMessage message) {
        return (HttpServletRequest) message.getExchange().getInMessage().get(AbstractHTTPDestination.HTTP_REQUEST);
    }
}
