package se.inkopsnavet.invoice;

import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.mandate.Mandates;

/** Step 3 for invoice addresses, pure: (decision, who manages the property, question) → what becomes of the question (flow F04). */
final class InvoiceDecider {

    private InvoiceDecider() {}

    enum Step {
        KEEP,
        /** Nobody needs to know any more. */
        CLOSE,
        /** The address is unknown and nobody is finding it out; an earlier question says nothing any more. */
        OPEN
    }

    /** @param decision null when the case is over, or nothing may be kept about the person @param current the question that is not closed, or null */
    static Step next(@Nullable Decision decision, Mandates.Answer manager, @Nullable Question current) {
        if (decision == null) {
            return Step.CLOSE;
        }
        Content content = current == null ? null : current.content();
        InvoiceRouting routing = InvoiceRouting.of(decision, manager, content);
        if (routing instanceof InvoiceRouting.Open) {
            boolean searched = current != null && current.isWaiting() && content.isAbout(decision);
            return searched ? Step.KEEP : Step.OPEN;
        }
        boolean rests = routing instanceof InvoiceRouting.Found || routing instanceof InvoiceRouting.Representative;
        return rests && content != null && content.receiver() != null ? Step.KEEP : Step.CLOSE;
    }
}
