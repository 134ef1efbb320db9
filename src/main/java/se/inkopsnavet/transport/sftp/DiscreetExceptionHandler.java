package se.inkopsnavet.transport.sftp;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.inkopsnavet.fault.FaultException;

/** Logs a failed poll by code or class only: SFTP messages quote the server, and the server may quote a file name with a personnummer. */
final class DiscreetExceptionHandler implements ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DiscreetExceptionHandler.class);

    @Override
    public void handleException(Throwable exception) {
        FaultException known = ObjectHelper.getException(FaultException.class, exception);
        LOG.warn("SFTP pick-up: {}", known == null ? exception.getClass().getSimpleName() : known.getMessage());
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        handleException(exception);
    }
}
