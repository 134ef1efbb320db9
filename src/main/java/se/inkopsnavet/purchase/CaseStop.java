package se.inkopsnavet.purchase;

/** What stops or ends a person's case whatever it rests on (requirements S-02, flow F17). */
public enum CaseStop {
    /** Protected identity, or nobody can say (requirements S-03). */
    PROTECTED,
    DECEASED,
    /** Emigrated, moved out of the municipality or to särskilt boende, or no longer a client. */
    GONE
}
