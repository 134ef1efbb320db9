package se.inkopsnavet.invoice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import se.inkopsnavet.mandate.MandateStore;
import se.inkopsnavet.mandate.MandateWords;
import se.inkopsnavet.mandate.Mandates;
import se.inkopsnavet.mandate.Use;
import se.inkopsnavet.purchase.Circumstance;
import se.inkopsnavet.purchase.CircumstanceSource;
import se.inkopsnavet.purchase.PersonKey;

/** This room's word in every decision about a case: asked when a row is built and when bytes leave, so that a mandate that has ended carries no invoice. */
public final class InvoiceCircumstances implements CircumstanceSource {

    private final MandateStore mandates;
    private final QuestionStore questions;
    private final MandateWords words;
    private final Clock clock;

    public InvoiceCircumstances(MandateStore mandates, QuestionStore questions, MandateWords words, Clock clock) {
        this.mandates = mandates;
        this.questions = questions;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Map<PersonKey, Circumstance> of(String municipality, Collection<PersonKey> people) {
        LocalDate today = LocalDate.now(clock);
        Map<PersonKey, Mandates> held = mandates.of(municipality, people);
        Map<PersonKey, Content> answers = questions.answers(municipality, people);
        Set<PersonKey> spokenOf = new HashSet<>(held.keySet());
        spokenOf.addAll(answers.keySet());
        Map<PersonKey, Circumstance> known = new HashMap<>();
        for (PersonKey person : spokenOf) {
            Mandates.Answer manager = held.getOrDefault(person, Mandates.none()).whoMay(Use.RECEIVE_INVOICE, today);
            known.put(person, new InvoiceCircumstance(manager, answers.get(person), words));
        }
        return known;
    }
}
