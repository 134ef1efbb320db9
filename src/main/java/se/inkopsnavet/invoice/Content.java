package se.inkopsnavet.invoice;

import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Decision;

/**
 * What is kept, encrypted, about a question.
 *
 * @param home where the client lived when it was opened: an answer is void when the client has moved
 * @param receiver null until there is an answer
 */
record Content(String home, @Nullable Receiver receiver) {

    static Content asking(Decision decision) {
        return new Content(homeOf(decision), null);
    }

    Content answered(Receiver found) {
        return new Content(home, found);
    }

    boolean isAbout(Decision decision) {
        return home.equals(homeOf(decision));
    }

    private static String homeOf(Decision decision) {
        return Receiver.line(decision.client().address());
    }

    @Override
    public String toString() {
        return "Content[***]";
    }
}
