package se.inkopsnavet.decision.procapita;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static se.inkopsnavet.decision.procapita.Exports.csv;
import static se.inkopsnavet.decision.procapita.Exports.decisions;
import static se.inkopsnavet.decision.procapita.Exports.outcomes;
import static se.inkopsnavet.decision.procapita.Exports.records;
import static se.inkopsnavet.decision.procapita.Exports.utf8;
import static se.inkopsnavet.decision.procapita.Exports.xml;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.UnusableRecord;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.Protection;

/** Protection and death are read from records in which something else is wrong. */
class StoppingFieldsTest {

    private static final String NUMBER = "189001019802";
    private static final Sample ASA = Sample.asa();
    private static final Sample VERA = ASA.with("skyddad", "JA");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enhet",
                "fran",
                "gata",
                "fornamn",
                "utfall",
                "version",
                "andrad",
                "beslutsid",
                "omrade",
                "grundreferens"
            })
    void whateverIsMissingProtectionIsSeen(String column) {
        assertStopped(VERA.without(column), Protection.PROTECTED, LifeStatus.UNKNOWN, LifeStatus.ALIVE);
    }

    @ParameterizedTest
    @CsvSource({"telefon,0701", "fran,2026-02-30", "ringa,OK", "postnummer,12", "version,1a", "andrad,i går", "utfall,?"
    })
    void whateverIsWrongDeathIsSeen(String column, String value) {
        assertStopped(ASA.with("status", "AVLIDEN").with(column, value), Protection.NONE, LifeStatus.DECEASED, null);
    }

    @Test
    void blankFlagWithBlankAddressIsProtected() {
        Sample blank =
                ASA.with("skyddad", "").with("gata", "").with("postnummer", "").with("postort", "");

        assertStopped(blank, Protection.UNKNOWN, LifeStatus.ALIVE, null);
        assertStopped(blank.without("skyddad").without("gata"), Protection.UNKNOWN, LifeStatus.ALIVE, null);
    }

    private static void assertStopped(Sample sample, Protection protection, LifeStatus life, LifeStatus orLife) {
        for (Bytes file : List.of(utf8(xml(sample.xml())), utf8(csv(List.of(sample))))) {
            Decision stop = decisions(file).get(0);
            assertThat(stop.client().personId().digits()).isEqualTo(NUMBER);
            assertThat(stop.client().protection()).isEqualTo(protection);
            assertThat(stop.client().lifeStatus()).isIn(life, orLife);
            assertThat(stop.client().name().last()).isEmpty();
            assertThat(stop.client().address().street()).isEmpty();
        }
    }

    @Test
    void whatCanBeReadOfTheEventIsKept() {
        Decision stop = decisions(
                        utf8(xml(VERA.with("version", "7").without("enhet").xml())))
                .get(0);

        assertThat(stop.decisionId()).isEqualTo("B-1");
        assertThat(stop.version()).isEqualTo(7);
        assertThat(stop.occurredAt()).isEqualTo("2026-11-20T09:15:00Z");
    }

    @Test
    void peopleWhoseDecisionHasNoIdAreNotTakenForOneAnother() {
        Sample bare = VERA.without("beslutsid").without("version").without("andrad");

        List<Decision> stops = decisions(utf8(xml(List.of(bare, bare.with("personnummer", "18900102-9819"), bare))));

        assertThat(stops.get(0).decisionId()).isNotEqualTo(stops.get(1).decisionId());
        assertThat(stops.get(2)).isEqualTo(stops.get(0));
        assertThat(stops.get(0).version()).isZero();
        assertThat(stops.get(0).occurredAt()).isEqualTo("2026-11-22T06:00:00Z");
    }

    @Test
    void aFlagThatStandsTwiceIsUnknown() {
        String twice = ASA.xml().replace("<skyddad>NEJ</skyddad>", "<skyddad>NEJ</skyddad><skyddad>JA</skyddad>");

        assertThat(decisions(utf8(xml(twice))).get(0).client().protection()).isEqualTo(Protection.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"JA", "''"})
    void protectedPersonWhoCannotBeToldIsReportedAsProtected(String flag) {
        Sample nobody = ASA.with("skyddad", flag).with("personnummer", "18900101-9803");

        assertThat(outcomes(utf8(xml(List.of(ASA, nobody, ASA)))))
                .containsExactly("OK B-1", "PROTECTED_IDENTITY personId", "OK B-1");
        assertThat(outcomes(utf8(csv(List.of(nobody))))).containsExactly("PROTECTED_IDENTITY personId");
    }

    @Test
    void rowWithTooFewCellsStillSaysThatThePersonIsProtected() {
        String row = VERA.csv(';');

        Decision stop = decisions(utf8(csv(';', row.substring(0, row.lastIndexOf(';')))))
                .get(0);

        assertThat(stop.client().protection()).isEqualTo(Protection.PROTECTED);
    }

    @Test
    void nothingIsTakenFromARowThatIsShiftedBeforeTheFlag() {
        assertThat(outcomes(utf8(csv(';', VERA.csv(';').replace(";Öhr", ";;Öhr")))))
                .allMatch(outcome -> outcome.startsWith("CSV_STRUCTURE"));
    }

    @Test
    void otherFaultsSayWhomTheyConcernAndNeverInText() {
        for (Sample sample : List.of(ASA.with("telefon", "0701"), ASA.without("enhet"))) {
            for (Bytes file : List.of(utf8(xml(sample.xml())), utf8(csv(List.of(sample))))) {
                UnusableRecord refused = catchThrowableOfType(
                        UnusableRecord.class,
                        () -> Exports.TRANSLATOR.translate(records(file).get(0)));

                assertThat(refused.person().digits()).isEqualTo(NUMBER);
                assertThat(refused.fault()).isIn(Fault.INVALID_PHONE, Fault.INVALID_VALUE, Fault.XML_SCHEMA);
                assertThat(refused).hasNoCause();
                assertThat(refused.toString()).doesNotContain("1890").doesNotContain("0701");
            }
        }
    }
}
