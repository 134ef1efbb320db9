package se.inkopsnavet.consent;

/** What other systems that hand in consents may say yes to. Files, mails and journals are the municipality's own word. */
public interface Callers {

    /** How the ledger names whatever a system has handed in, followed by the system's id. */
    String SYSTEM = "api/";

    /** No system calls, or none any more. */
    Callers NONE = (municipality, source, purpose) -> false;

    /** @param source as the ledger has it, beginning with {@link #SYSTEM} */
    boolean maySayYes(String municipality, String source, ConsentPurpose purpose);
}
