package se.inkopsnavet.contact;

/** The way out for {@link Text}s. */
public interface Texts {

    /** In the caller's transaction. Where no SMS is allowed or possible, the task goes to the unit by neutral mail or as a {@link Call}. */
    void ask(Text text);
}
