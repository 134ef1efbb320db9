package se.inkopsnavet.decision.procapita;

/**
 * Which file a receipt answers.
 *
 * @param fileName as the file was offered
 * @param municipality policy id
 */
public record ReceiptHeader(String fileName, String municipality) {}
