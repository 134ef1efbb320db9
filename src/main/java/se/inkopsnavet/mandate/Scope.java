package se.inkopsnavet.mandate;

/** What a mandate covers (omfattning). */
public enum Scope {
    /** To look after the person's legal interests (bevaka rätt). */
    BEVAKA_RATT,
    /** To manage the person's property (förvalta egendom). */
    FORVALTA_EGENDOM,
    /** To see to the person's welfare (sörja för person). */
    SORJA_FOR_PERSON,
    /** What is needed for the person's daily life (anhörigbehörighet). */
    DAILY_LIFE
}
