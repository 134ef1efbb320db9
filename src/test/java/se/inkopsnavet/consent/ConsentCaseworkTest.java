package se.inkopsnavet.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.consent.ConsentPurpose.DISCLOSE_TO_SUPPLIER;
import static se.inkopsnavet.consent.ConsentPurpose.SMS_TO_UNIT;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.KeyedRecord;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.person.Protection;
import se.inkopsnavet.purchase.Events;
import se.inkopsnavet.purchase.PersonKey;

/** From a document, by way of the facts, to the case and to those who must be told. */
class ConsentCaseworkTest {

    @AutoClose
    private static final ConsentBench bench = new ConsentBench();

    @BeforeEach
    void clear() {
        bench.clear();
    }

    private static Events decision() {
        return Events.granted(1).of("B-1").about(Said.ASA.digits());
    }

    /** The ground is the case system's; the consent that is named is one that it has, and the hub does not. */
    @Test
    void withdrawalByNameEndsWhatRestsOnTheCaseSystemsCopy() {
        bench.dispatch.desk.decide(decision().decision());
        assertThat(bench.caseState()).isEqualTo("READY");

        assertThat(bench.taken(ConsentBench.BOLD, Said.noTo(2, "2026-11-25T10:00:00", 1)))
                .isEqualTo("CONFIRMED");

        assertThat(bench.caseState()).isEqualTo("HELD_NO_BASIS");
        assertThat(bench.endedAccounts).hasSize(1);
        assertThat(bench.notes).extracting(NoteRequest::kind).contains(NoteKind.WITHDRAWAL, NoteKind.REASSESSMENT);
    }

    /** Whom only the blind index knows: the rooms are told as of anybody. */
    @Test
    void ofSomebodyWhoIsProtectedByKeyNothingThatWasSaidIsKept() {
        String ref = bench.dispatch.desk.decide(decision().decision()).caseRef();
        bench.take(ConsentBench.FORMS, Said.yes(1, "2026-11-20T10:00:00", SMS_TO_UNIT));
        assertThat(bench.dispatch.ledger.count("consent_event where content is not null"))
                .isEqualTo(1);
        PersonKey person = bench.dispatch.desk.cases.people(List.of(ref)).get(ref);

        bench.dispatch.desk.keyed(person, "B-1", 2, KeyedRecord.Kind.PROTECTED);

        assertThat(bench.caseState()).isEqualTo("HELD_PROTECTED");
        assertThat(bench.dispatch.ledger.count("consent_event where content is not null"))
                .isZero();
    }

    @Test
    void withdrawalUnderAUsedNumberPausesAndTheUnitIsTold() {
        bench.dispatch.desk.decide(decision().decision());
        bench.take(ConsentBench.FORMS, Said.inTheJournal(Said.yes(1, "2026-11-20T10:00:00", SMS_TO_UNIT)));

        assertThat(bench.taken(ConsentBench.FORMS, Said.no(1, "2026-11-25T10:00:00", SMS_TO_UNIT)))
                .isEqualTo("QUARANTINED CONFLICTING_DUPLICATE");

        assertThat(bench.consents()).containsExactly("PAUSED");
        assertThat(bench.told()).contains("RESPONSIBLE CONSENT_CONFLICTING DUP-001");
        assertThat(bench.notes).isEmpty();
    }

    @Test
    void withdrawalUnderAUsedNumberClosesTheCaseSystemsGround() {
        bench.dispatch.desk.decide(decision().decision());
        bench.take(ConsentBench.FORMS, Said.yes(1, "2026-11-20T10:00:00", SMS_TO_UNIT));
        UUID doubted = bench.take(ConsentBench.FORMS, Said.no(1, "2026-11-25T10:00:00", DISCLOSE_TO_SUPPLIER));

        assertThat(bench.caseState()).isEqualTo("HELD_NO_BASIS");
        assertThat(bench.endedAccounts).isEmpty();

        bench.take(ConsentBench.FORMS, Said.no(2, "2026-11-25T10:00:00", DISCLOSE_TO_SUPPLIER));
        assertThat(bench.endedAccounts).hasSize(1);
        assertThat(bench.state(doubted)).startsWith("EXPIRED");
    }

    @Test
    void consentUnderAUsedNumberIsKeptForAPersonWhoIsTold() {
        bench.take(ConsentBench.FORMS, Said.yes(1, "2026-11-20T10:00:00", SMS_TO_UNIT));

        assertThat(bench.taken(ConsentBench.FORMS, Said.yes(1, "2026-11-21T10:00:00", SMS_TO_UNIT)))
                .isEqualTo("QUARANTINED CONFLICTING_DUPLICATE");

        assertThat(bench.told()).contains("RESPONSIBLE CONSENT_CONFLICTING DUP-001");
        assertThat(bench.payloads()).isEqualTo(1);
    }

    /** A form's id follows from its number. */
    @Test
    void systemThatUsesAFormsIdFirstDoesNotStopTheForm() {
        bench.dispatch.desk.decide(decision().decision());
        bench.take(ConsentBench.FORMS, Said.inTheJournal(Said.yes(1, "2026-11-20T10:00:00", SMS_TO_UNIT)));
        bench.take(ConsentBench.TIMID, Said.yes(2, "2026-11-21T10:00:00", SMS_TO_UNIT));

        assertThat(bench.taken(ConsentBench.FORMS, Said.no(2, "2026-11-25T10:00:00", DISCLOSE_TO_SUPPLIER)))
                .isEqualTo("CONFIRMED");

        assertThat(bench.caseState()).isEqualTo("HELD_NO_BASIS");
        assertThat(bench.told()).noneMatch(told -> told.contains("CONFLICTING"));
    }

    @Test
    void systemsIdIsFoundByItselfAndTheFormsByBoth() {
        bench.dispatch.desk.decide(decision().decision());
        bench.take(ConsentBench.FORMS, Said.inTheJournal(Said.yes(1, "2026-11-20T10:00:00", SMS_TO_UNIT)));
        bench.take(ConsentBench.BOLD, Said.inTheJournal(Said.yes(2, "2026-11-21T10:00:00", DISCLOSE_TO_SUPPLIER)));

        bench.take(ConsentBench.BOLD, Said.noTo(3, "2026-11-25T10:00:00", 2));
        assertThat(bench.consents()).containsExactly("ACTIVE", "WITHDRAWN");
        bench.take(ConsentBench.BOLD, Said.noTo(4, "2026-11-25T10:00:00", 1));
        assertThat(bench.consents()).containsExactly("WITHDRAWN", "WITHDRAWN");
    }

    /** A form file's receipt says so; a system is told nothing that hangs on the person (decision 0043). */
    @Test
    void unitHearsOfASystemsConsentThatHasNoEffect() {
        bench.dispatch.desk.decide(decision().decision());
        bench.take(ConsentBench.FORMS, Said.no(1, "2026-11-21T10:00:00", SMS_TO_UNIT));

        assertThat(bench.taken(ConsentBench.TIMID, Said.yes(2, "2026-11-20T10:00:00", SMS_TO_UNIT)))
                .isEqualTo("REJECTED CONSENT_OVERTAKEN");

        assertThat(bench.told()).contains("RESPONSIBLE CONSENT_REFUSED CON-005");
    }

    /** Also when it cannot be decided: nothing is kept of them. */
    @Test
    void conflictAboutAProtectedPersonKeepsNothing() {
        bench.dispatch.desk.decide(decision().with(Protection.PROTECTED).decision());
        bench.take(ConsentBench.FORMS, Said.yes(1, "2026-11-20T10:00:00", SMS_TO_UNIT));

        assertThat(bench.taken(ConsentBench.FORMS, Said.no(1, "2026-11-25T10:00:00", SMS_TO_UNIT)))
                .isEqualTo("QUARANTINED CONFLICTING_DUPLICATE");

        assertThat(bench.payloads()).isZero();
        assertThat(bench.told()).noneMatch(told -> told.startsWith("RESPONSIBLE"));
    }

    @Test
    void whoMayOnlySayNoCannotSayYesByCallingTheNoAMistake() {
        bench.dispatch.desk.decide(decision().decision());
        bench.take(ConsentBench.FORMS, Said.no(2, "2026-11-25T10:00:00", DISCLOSE_TO_SUPPLIER));

        assertThat(bench.taken(ConsentBench.TIMID, Said.mistake(3, 2))).isEqualTo("REJECTED API_NOT_ALLOWED");

        bench.journaled(NoteKind.CORRECTION);
        assertThat(bench.caseState()).isEqualTo("HELD_NO_BASIS");
        assertThat(bench.told()).contains("RESPONSIBLE CONSENT_REFUSED API-002");
        assertThat(bench.notes).extracting(NoteRequest::kind).doesNotContain(NoteKind.CORRECTION);
    }

    @Test
    void mistakeThatASystemMayNotCallIsNotWrittenWhenItsWithdrawalComesLater() {
        bench.dispatch.desk.decide(decision().decision());
        bench.take(ConsentBench.TIMID, Said.mistake(3, 2));

        bench.take(ConsentBench.FORMS, Said.no(2, "2026-11-25T10:00:00", DISCLOSE_TO_SUPPLIER));

        assertThat(bench.caseState()).isEqualTo("HELD_NO_BASIS");
        assertThat(bench.notes).extracting(NoteRequest::kind).doesNotContain(NoteKind.CORRECTION);
    }

    @Test
    void correctedWithdrawalOpensWhenTheJournalHasTheCorrection() {
        bench.dispatch.desk.decide(decision().decision());
        bench.take(ConsentBench.FORMS, Said.no(2, "2026-11-25T10:00:00", DISCLOSE_TO_SUPPLIER));

        assertThat(bench.taken(ConsentBench.FORMS, Said.mistake(3, 2))).isEqualTo("CONFIRMED");
        assertThat(bench.caseState()).isEqualTo("HELD_NO_BASIS");

        bench.journaled(NoteKind.CORRECTION);
        assertThat(bench.caseState()).isEqualTo("READY");
    }

    /** It was never in the journal: there is no note to refer to, and the gate opens on one all the same. */
    @Test
    void pauseEndsWithANoteOfItsOwn() {
        bench.dispatch.desk.decide(decision().decision());
        bench.take(ConsentBench.FORMS, Said.inTheJournal(Said.yes(1, "2026-11-20T10:00:00", SMS_TO_UNIT)));
        bench.take(ConsentBench.FORMS, Said.by(Said.daughter(), Said.no(2, "2026-11-25T10:00:00", SMS_TO_UNIT)));

        bench.take(ConsentBench.TIMID, Said.mistake(3, 2));

        assertThat(bench.consents()).containsExactly("PAUSED");
        assertThat(bench.notes).singleElement().satisfies(note -> assertThat(note.values())
                .containsOnlyKeys("reason"));
        bench.journaled(NoteKind.CORRECTION);
        assertThat(bench.consents()).containsExactly("ACTIVE");
    }
}
