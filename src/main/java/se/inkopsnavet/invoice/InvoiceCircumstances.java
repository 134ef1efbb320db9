package se.inkopsnavet.invoice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import se.inkopsnavet.mandate.MandateStore;
import se.inkopsnavet.mandate.MandateWords;
import se.inkopsnavet.mandate.Use;
import se.inkopsnavet.purchase.Circumstance;
import se.inkopsnavet.purchase.CircumstanceSource;
import se.inkopsnavet.purchase.PersonKey;

/** This room's word in every decision about a case: asked when a row is built and when bytes leave, so that a mandate that has ended carries no invoice. */
public final class InvoiceCircumstances implements CircumstanceSource {

    private final MandateStore mandates;
    private final MandateWords words;
    private final Clock clock;

    public InvoiceCircumstances(MandateStore mandates, MandateWords words, Clock clock) {
        this.mandates = mandates;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Map<PersonKey, Circumstance> of(String municipality, Collection<PersonKey> people) {
        LocalDate today = LocalDate.now(clock);
        Map<PersonKey, Circumstance> known = new HashMap<>();
        mandates.of(municipality, people)
                .forEach((person, all) ->
                        known.put(person, new InvoiceCircumstance(all.whoMay(Use.RECEIVE_INVOICE, today), words)));
        return known;
    }
}
