package se.inkopsnavet.transport.sftp;

/**
 * What becomes of a file once its reader has fetched it, as agreed with the neighbour. It decides what it means that a file is not there after an attempt
 * whose end nobody saw: never arrived, or fetched already (docs/decisions/0017).
 */
public sealed interface AfterPickup {

    /** It stays, or a second one under the same name does no harm: not there means that it never came. */
    record Stays() implements AfterPickup {}

    /** It is moved, under its own name, to a folder that the hub can look into. @param folder absolute, or relative to the login's home */
    record Archived(String folder) implements AfterPickup {}

    /** It disappears, so that not there means nothing. Also what is assumed when nothing is agreed. */
    record Removed() implements AfterPickup {}
}
