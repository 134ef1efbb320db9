package se.inkopsnavet.decision.procapita;

import org.jspecify.annotations.Nullable;

/**
 * What became of one record. None of it is personal data.
 *
 * @param number position in the export file, the first is 1
 * @param caseRef case reference, or null when there is no case
 * @param outcome Swedish word for the outcome
 * @param faultCode such as {@code BIZ-001}, empty when there is no fault
 * @param faultText the catalogue's Swedish text, perhaps with the place, empty when there is no fault
 */
public record ReceiptLine(int number, @Nullable String caseRef, String outcome, String faultCode, String faultText) {}
