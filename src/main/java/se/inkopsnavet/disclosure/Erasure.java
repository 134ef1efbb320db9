package se.inkopsnavet.disclosure;

/** Asks suppliers to erase what they have been given about a person. */
public interface Erasure {

    /**
     * Decides that the suppliers concerned shall be asked, in the caller's transaction; the sealed mail leaves after the commit, and an
     * {@link ErasureListener} learns how it ended. A supplier that never got anything of it is not asked. The same request id again is the same request:
     * nothing happens. Safe when the person has no case.
     */
    void request(ErasureRequest request);
}
