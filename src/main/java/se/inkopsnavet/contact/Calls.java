package se.inkopsnavet.contact;

/** The way out for {@link Call}s. */
public interface Calls {

    /** In the caller's transaction. */
    void ask(Call call);
}
