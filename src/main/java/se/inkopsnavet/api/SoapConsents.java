package se.inkopsnavet.api;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import se.inkopsnavet.api.contract.AcceptedType;
import se.inkopsnavet.api.contract.CancelConsentType;
import se.inkopsnavet.api.contract.ConsentResponderInterface;
import se.inkopsnavet.api.contract.DeleteConsentType;
import se.inkopsnavet.api.contract.GetConsentStatusResponseType;
import se.inkopsnavet.api.contract.GetConsentStatusType;
import se.inkopsnavet.api.contract.RegisterConsentType;
import se.inkopsnavet.api.contract.ResultCodeType;
import se.inkopsnavet.api.contract.ResultType;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Acceptance;
import se.inkopsnavet.ledger.Arrivals.Known;

/** The SOAP contract, {@code contracts/consent/ConsentInteraction_1.0_RIVTABP21.wsdl}: the same step 1 in other words. */
public final class SoapConsents implements ConsentResponderInterface {

    private final ConsentHandIn handIn;
    private final Supplier<ApiClient> caller;

    /** @param caller who makes the call that is being handled */
    SoapConsents(ConsentHandIn handIn, Supplier<ApiClient> caller) {
        this.handIn = handIn;
        this.caller = caller;
    }

    @Override
    public AcceptedType registerConsent(String logicalAddress, RegisterConsentType call) {
        return accepted(logicalAddress, call.getAssertionId(), documents -> documents.of(call));
    }

    @Override
    public AcceptedType cancelConsent(String logicalAddress, CancelConsentType call) {
        return accepted(logicalAddress, call.getEventId(), documents -> documents.of(call));
    }

    @Override
    public AcceptedType deleteConsent(String logicalAddress, DeleteConsentType call) {
        return accepted(logicalAddress, call.getEventId(), documents -> documents.of(call));
    }

    @Override
    public GetConsentStatusResponseType getConsentStatus(String logicalAddress, GetConsentStatusType call) {
        GetConsentStatusResponseType answer = new GetConsentStatusResponseType();
        try {
            ApiClient client = addressed(logicalAddress);
            Known known = handIn.status(client, UUID.fromString(call.getMessageId()))
                    .orElseThrow(() -> new Refusal(404, Fault.API_NOT_FOUND, ""));
            answer.setResult(result(ResultCodeType.OK, ""));
            Told told = Told.of(known);
            answer.setState(told.state().name());
            answer.setCode(told.code());
        } catch (Refusal refusal) {
            answer.setResult(result(refusal));
        }
        return answer;
    }

    /** Keys of this contract are apart from those of REST, whose documents have other bytes. */
    private AcceptedType accepted(String logicalAddress, String id, Function<SoapDocuments, byte[]> document) {
        AcceptedType answer = new AcceptedType();
        try {
            ApiClient client = addressed(logicalAddress);
            byte[] json = document.apply(new SoapDocuments(client.municipality()));
            Acceptance acceptance = handIn.accept(client, "soap|" + id, json);
            answer.setResult(result(ResultCodeType.OK, ""));
            answer.setMessageId(acceptance.messageId().toString());
        } catch (Refusal refusal) {
            answer.setResult(result(refusal));
        }
        return answer;
    }

    private ApiClient addressed(String logicalAddress) {
        ApiClient client = caller.get();
        if (client.logicalAddress() == null || !client.logicalAddress().equals(logicalAddress)) {
            throw new Refusal(403, Fault.WRONG_MUNICIPALITY, "LogicalAddress");
        }
        return client;
    }

    private static ResultType result(Refusal refusal) {
        ResultCodeType code =
                switch (refusal.status()) {
                    case 400, 413 -> ResultCodeType.VALIDATION_ERROR;
                    case 403 -> ResultCodeType.ACCESSDENIED;
                    case 404 -> ResultCodeType.NOTFOUND;
                    case 409 -> ResultCodeType.INVALIDSTATE;
                    default -> ResultCodeType.ERROR;
                };
        return result(code, (refusal.fault().code() + " " + refusal.place()).strip());
    }

    private static ResultType result(ResultCodeType code, String text) {
        ResultType result = new ResultType();
        result.setResultCode(code);
        result.setResultText(text);
        return result;
    }
}
