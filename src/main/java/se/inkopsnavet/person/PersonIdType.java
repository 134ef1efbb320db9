package se.inkopsnavet.person;

/** Swedish identity numbers that the hub knows. A reservnummer is recognised but never used automatically. */
public enum PersonIdType {
    PERSONNUMMER,
    SAMORDNINGSNUMMER
}
