package se.inkopsnavet.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.purchase.Events;

/** Papers are registered in any order (requirements S-02): the end hangs on what was said and when, not on when it was heard. */
class ConsentOrderProperties {

    private static final Instant NOW = Said.at("2026-11-30T12:00:00");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final List<ConsentPurpose> PURPOSES =
            List.of(ConsentPurpose.DISCLOSE_TO_SUPPLIER, ConsentPurpose.CONTACT_CLIENT_BY_SUPPLIER);

    @Property(tries = 3000)
    void anyOrderOfTheSameEventsEndsAlike(@ForAll("events") List<ConsentEvent> events, @ForAll long seed) {
        List<ConsentEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(states(after(shuffled))).isEqualTo(states(after(events)));
    }

    @Property(tries = 3000)
    void nothingHoldsThatWasTakenBackLater(@ForAll("events") List<ConsentEvent> events) {
        PersonConsents end = after(events);

        for (Consent consent : end.consents()) {
            boolean takenBack = end.holding().anyMatch(withdrawal -> withdrawal.covers(consent));
            assertThat(takenBack && consent.state() == ConsentState.ACTIVE).isFalse();
        }
    }

    @Property(tries = 3000)
    void atMostOneConsentToTheSameThingHolds(@ForAll("events") List<ConsentEvent> events) {
        List<Consent> active = after(events).consents().stream()
                .filter(consent -> consent.state() == ConsentState.ACTIVE)
                .toList();

        assertThat(active.stream()
                        .map(consent -> consent.purpose() + "|" + consent.recipient())
                        .distinct())
                .hasSameSizeAs(active);
    }

    /** Decision 0027: the case system's copy of a consent, and a flag without a day, lift no withdrawal of their day or later. */
    @Property(tries = 1000)
    void whatTheCaseSystemRecordedOpensNothingThatWasTakenBackSince(
            @ForAll("events") List<ConsentEvent> events, @ForAll @IntRange(min = 20, max = 25) int day) {
        Decision recorded = recorded(LocalDate.of(2026, 11, day));
        PersonConsents end = after(events);

        Decision shown = ConsentCircumstance.of(end, "livs").applyTo(recorded);

        boolean stands = end.lives(ConsentPurpose.DISCLOSE_TO_SUPPLIER, Recipient.supplier("livs"));
        if (!stands && isTakenBack(events, ConsentPurpose.DISCLOSE_TO_SUPPLIER)) {
            assertThat(shown.basis()).isNull();
        }
        boolean called = end.lives(ConsentPurpose.CONTACT_CLIENT_BY_SUPPLIER, Recipient.supplier("livs"));
        if (!called && isTakenBack(events, ConsentPurpose.CONTACT_CLIENT_BY_SUPPLIER)) {
            assertThat(shown.terms().supplierMayCall()).isFalse();
        }
    }

    /** As told here, apart from the code that is tried: of the 25th, by purpose, by the name of a consent to livs, or by one that nobody knows. */
    private static boolean isTakenBack(List<ConsentEvent> events, ConsentPurpose purpose) {
        Set<UUID> mistakes = events.stream()
                .filter(ConsentAnnulled.class::isInstance)
                .map(event -> ((ConsentAnnulled) event).eventId())
                .collect(Collectors.toSet());
        return events.stream()
                .filter(event -> !mistakes.contains(event.id()))
                .filter(ConsentWithdrawn.class::isInstance)
                .map(ConsentWithdrawn.class::cast)
                .anyMatch(said -> said.purposes().contains(purpose)
                        || said.consentId() != null && isAbout(events, said.consentId(), purpose));
    }

    private static boolean isAbout(List<ConsentEvent> events, UUID consent, ConsentPurpose purpose) {
        List<ConsentRecorded> named = events.stream()
                .filter(event -> event.id().equals(consent) && event instanceof ConsentRecorded)
                .map(ConsentRecorded.class::cast)
                .toList();
        return named.isEmpty()
                || named.stream()
                        .anyMatch(said -> said.purposes().contains(purpose)
                                && said.recipientOf(purpose).equals(Recipient.supplier("livs")));
    }

    private static Decision recorded(LocalDate day) {
        Decision decision = Events.granted(1).decision();
        return decision.withTerms(decision.terms().withConsents(true, true, true))
                .withBasis(new DisclosureBasis(DisclosureBasis.Type.CONSENT, "J-1", "livs", day, null));
    }

    @Property(tries = 1000)
    void sameEventTwiceIsOnce(@ForAll("events") List<ConsentEvent> events) {
        List<ConsentEvent> twice = new ArrayList<>(events);
        twice.addAll(events);

        assertThat(states(after(twice))).isEqualTo(states(after(events)));
    }

    /** The journal confirms what is asked of it, sooner or later. */
    private static PersonConsents after(List<ConsentEvent> events) {
        PersonConsents known = PersonConsents.NONE;
        for (ConsentEvent event : events) {
            ConsentVerdict verdict =
                    ConsentDecider.decide(known, event, purpose -> event instanceof ConsentAnnulled, NOW);
            known = verdict.next();
            boolean journaled = verdict.intents().stream().anyMatch(ConsentIntent.Note.class::isInstance);
            if (journaled) {
                known = known.noted(event.id(), NoteState.WRITTEN, "N").settled(TODAY);
            }
        }
        for (Consent consent : known.settled(TODAY).consents()) {
            if (consent.state().lives()) {
                known = known.noted(consent.eventId(), NoteState.WRITTEN, "N");
            }
        }
        return known.settled(TODAY);
    }

    private static Map<String, Object> states(PersonConsents known) {
        return known.consents().stream()
                .collect(Collectors.toMap(
                        consent -> consent.eventId() + "|" + consent.purpose(), ConsentOrderProperties::end));
    }

    private static Object end(Consent consent) {
        return consent.state();
    }

    @Provide
    Arbitrary<List<ConsentEvent>> events() {
        Arbitrary<Integer> hour = Arbitraries.integers().between(8, 13);
        Arbitrary<ConsentPurpose> purpose = Arbitraries.of(PURPOSES);
        Arbitrary<String> supplier = Arbitraries.of("livs", "mathem");
        Arbitrary<ConsentEvent> yes = Combinators.combine(hour, purpose, supplier)
                .as((h, p, s) -> Said.yes(0, "2026-11-25T%02d:00:00".formatted(h), s, null, p));
        Arbitrary<ConsentEvent> no = Combinators.combine(hour, purpose, Arbitraries.of(true, false))
                .as((h, p, doubtful) -> {
                    ConsentWithdrawn said = Said.no(0, "2026-11-25T%02d:00:00".formatted(h), p);
                    return doubtful ? Said.by(Said.daughter(), said) : said;
                });
        Arbitrary<ConsentEvent> noToOne = Combinators.combine(
                        hour, Arbitraries.integers().between(1, 6))
                .as((h, n) -> Said.noTo(0, "2026-11-25T%02d:00:00".formatted(h), n));
        Arbitrary<ConsentEvent> mistake = Arbitraries.integers().between(1, 6).map(n -> Said.mistake(0, n));
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(4, yes),
                        net.jqwik.api.Tuple.of(3, no),
                        net.jqwik.api.Tuple.of(1, noToOne),
                        net.jqwik.api.Tuple.of(1, mistake))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(ConsentOrderProperties::numbered);
    }

    private static List<ConsentEvent> numbered(List<ConsentEvent> events) {
        List<ConsentEvent> numbered = new ArrayList<>();
        for (ConsentEvent event : events) {
            UUID id = Said.id(numbered.size() + 1);
            numbered.add(Said.numbered(event, id));
        }
        return numbered;
    }
}
