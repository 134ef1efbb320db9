package se.inkopsnavet.schedule;

/** In what way a schedule differs from what the hub expects (F11 step 4); the Swedish words stand in {@code mappings/schedule/words.yaml}. */
public enum DeviationKind {
    /** The supplier means somebody whom the hub does not know there. */
    UNKNOWN_CUSTOMER(Reader.IT),
    /** The person is, or may be, protected: the unit's list says nothing about it. */
    PROTECTED(Reader.SECURITY_CONTACT),
    /** The case is over, or nothing may be delivered in it. */
    STOPPED(Reader.UNIT),
    ABSENT(Reader.UNIT),
    DUPLICATE(Reader.UNIT),
    NO_ORDER(Reader.UNIT),
    NOT_ON_SCHEDULE(Reader.UNIT),
    /** Not where the client lives now. */
    ADDRESS(Reader.UNIT),
    OUTSIDE_HOURS(Reader.UNIT),
    /** Another time than the unit was told. */
    NEW_TIME(Reader.UNIT);

    private final Reader reader;

    DeviationKind(Reader reader) {
        this.reader = reader;
    }

    /** Who is told. */
    enum Reader {
        UNIT,
        SECURITY_CONTACT,
        IT
    }

    Reader reader() {
        return reader;
    }
}
