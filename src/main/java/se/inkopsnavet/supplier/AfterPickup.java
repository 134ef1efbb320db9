package se.inkopsnavet.supplier;

import org.jspecify.annotations.Nullable;

/**
 * What the supplier's system does with a list that it has fetched from its SFTP folder (docs/decisions/0017).
 *
 * @param archive the folder that files are moved to, relative to the login's home; null unless they are ARCHIVED
 */
public record AfterPickup(Files files, @Nullable String archive) {

    /** What the hub assumes when nothing is agreed: a file that is not there may have been fetched. */
    static final AfterPickup UNKNOWN = new AfterPickup(Files.REMOVED, null);

    public enum Files {
        STAY,
        ARCHIVED,
        REMOVED
    }
}
