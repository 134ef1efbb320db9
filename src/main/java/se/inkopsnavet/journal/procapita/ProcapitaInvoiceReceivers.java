package se.inkopsnavet.journal.procapita;

import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.InvoiceReceiverLookup;
import se.inkopsnavet.journal.procapita.SoapPort.Reply;
import se.inkopsnavet.journal.procapita.contract.GetInvoiceReceiverResponseType;
import se.inkopsnavet.journal.procapita.contract.GetInvoiceReceiverType;
import se.inkopsnavet.journal.procapita.contract.InvoiceReceiverType;
import se.inkopsnavet.journal.procapita.contract.ResultCodeType;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.PersonId;

/** Asks Procapita who receives a person's invoices. */
record ProcapitaInvoiceReceivers(SoapPort soap, String logicalAddress) implements InvoiceReceiverLookup {

    private static final String PLACE = "soap invoice receiver";

    @Override
    public Answer find(String municipality, PersonId person) {
        GetInvoiceReceiverType question = new GetInvoiceReceiverType();
        question.setPatientId(SoapNotes.id(person));
        Reply<GetInvoiceReceiverResponseType> reply =
                soap.call(port -> port.getInvoiceReceiver(logicalAddress, question));
        if (!(reply instanceof Reply.Given<GetInvoiceReceiverResponseType> given) || given.value() == null) {
            return new Answer.Unavailable(Fault.JOURNAL_UNREACHABLE, PLACE);
        }
        if (given.value().getResult().getResultCode() == ResultCodeType.ERROR) {
            return new Answer.Unavailable(Fault.JOURNAL_REFUSED, PLACE);
        }
        InvoiceReceiverType receiver = given.value().getInvoiceReceiver();
        return receiver == null ? new Answer.None() : found(receiver);
    }

    private static Answer found(InvoiceReceiverType receiver) {
        try {
            return new Answer.Found(
                    receiver.getName(),
                    Address.of(
                            receiver.getCareOf(),
                            receiver.getStreet(),
                            null,
                            receiver.getPostcode(),
                            receiver.getCity()));
        } catch (FaultException malformed) {
            return new Answer.Unavailable(malformed.fault(), malformed.place());
        }
    }
}
