package se.inkopsnavet.journal.procapita;

import java.net.URI;
import java.time.Duration;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.TlsIdentity;

/**
 * How one municipality's Procapita is reached.
 *
 * @param channel the channel's name
 * @param url of the service; https only
 * @param logicalAddress HSA-id or organisation number of the receiver, the RIV TA header of every call
 * @param answerTimeout from the call to the last byte of its answer
 * @param longestProcessing how long the service may still be busy with a call that the hub has given up: only then does "not found" mean absent
 */
public record ProcapitaSettings(
        String channel,
        URI url,
        String logicalAddress,
        TlsIdentity tls,
        Duration connectTimeout,
        Duration answerTimeout,
        Duration longestProcessing) {

    public ProcapitaSettings {
        if (!"https".equals(url.getScheme()) || url.getHost() == null) {
            throw new FaultException(Fault.CONFIGURATION, channel + ": url must be https");
        }
        if (longestProcessing.compareTo(answerTimeout.multipliedBy(2)) < 0) {
            throw new FaultException(
                    Fault.CONFIGURATION, channel + ": longest-processing must be at least twice answer-timeout");
        }
    }
}
