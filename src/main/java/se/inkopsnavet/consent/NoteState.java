package se.inkopsnavet.consent;

/** How far an event's journal note has come. */
enum NoteState {
    /** Not asked for: no case yet, or the event had no effect. */
    NONE,
    ASKED,
    UNKNOWN,
    /** The journal has confirmed it, or was the source. */
    WRITTEN
}
