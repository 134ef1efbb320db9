package se.inkopsnavet.decision.procapita;

import java.time.Instant;
import se.inkopsnavet.decision.FileFormat;

/**
 * What a verified export file says about itself.
 *
 * @param municipality policy id that the file names
 * @param createdAt when the case system wrote it
 * @param records how many decisions it holds; counted, and equal to what the file declares
 */
public record Export(FileFormat format, String municipality, Instant createdAt, int records) {}
