package se.inkopsnavet.disclosure;

/** Where an erasure stands with one supplier. */
public enum ErasureState {
    REQUESTED,
    /** The supplier has confirmed, signed, that it is done. */
    CONFIRMED,
    /** The supplier says that it will not, or not wholly; the data protection officer is told. */
    REFUSED,
    /** No answer by the policy's deadline, also after the reminder; the data protection officer is told. A late answer still counts. */
    OVERDUE,
    /** The person has become protected before the request was known to have left: the security contact decides. */
    STOPPED
}
