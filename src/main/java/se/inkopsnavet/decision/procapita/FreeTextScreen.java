package se.inkopsnavet.decision.procapita;

/** Looks through what people wrote for what must not be stored, such as codes. */
@FunctionalInterface
public interface FreeTextScreen {

    /**
     * @param list which of the lists of {@code mappings/customerlist/screening.yaml}
     * @return the text, or when the list finds something in it, a fixed text that the same list finds something in
     */
    String screened(String list, String text);
}
