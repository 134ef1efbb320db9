package se.inkopsnavet.decision.procapita;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.decision.procapita.Exports.csv;
import static se.inkopsnavet.decision.procapita.Exports.decision;
import static se.inkopsnavet.decision.procapita.Exports.decisions;
import static se.inkopsnavet.decision.procapita.Exports.outcomes;
import static se.inkopsnavet.decision.procapita.Exports.utf8;
import static se.inkopsnavet.decision.procapita.Exports.xml;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.decision.fields.CanonicalField;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.PersonIdType;
import se.inkopsnavet.person.PersonName;
import se.inkopsnavet.person.Protection;

class TranslateTest {

    private static final Sample ASA = Sample.asa();

    @Test
    void everythingFindsItsPlace() {
        Sample full = ASA.with("till", "2027-05-31")
                .with("co", "Lena Quist")
                .with("epost", "asa@post.example")
                .with("epostinloggning", "JA")
                .with("chaufforinfo", "Gula huset")
                .with("inplock", "JA")
                .with("kanTaEmot", "NEJ")
                .with("kanPlocka", "JA")
                .with("faktura", "ANNAN")
                .with("fakturaadress", "God man Lena Quist\nStorgatan 5\n614 30 Söderköping")
                .with("grundtill", "2027-11-20");

        Decision decision = decision(full);

        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.GRANTED);
        assertThat(decision.insats()).isEqualTo(Decision.Insats.INKOP);
        assertThat(decision.occurredAt()).isEqualTo(Instant.parse("2026-11-20T09:15:00Z"));
        assertThat(decision.startDate()).isEqualTo("2026-12-01");
        assertThat(decision.endDate()).isEqualTo("2027-05-31");
        assertThat(decision.unitId()).isEqualTo("HT-TRANGSUND");
        assertThat(decision.client().personId().digits()).isEqualTo("189001019802");
        assertThat(decision.client().name()).isEqualTo(PersonName.of("Åsa", "Öhrström-Ängqvist"));
        assertThat(decision.client().address())
                .isEqualTo(Address.of("Lena Quist", "Ågatan 5", "1101", "14230", "Trångsund"));
        assertThat(decision.client().protection()).isEqualTo(Protection.NONE);
        assertThat(decision.client().lifeStatus()).isEqualTo(LifeStatus.ALIVE);
        assertThat(decision.client().areaName()).isEqualTo("Trångsund");
        assertThat(decision.client().phone()).isEqualTo("070-174 06 05");
        assertThat(decision.client().email()).isEqualTo("asa@post.example");
        assertThat(decision.terms())
                .isEqualTo(new PurchaseTerms(
                        true,
                        true,
                        true,
                        "Gula huset",
                        true,
                        false,
                        true,
                        PurchaseTerms.InvoiceTo.OTHER_ADDRESS,
                        "God man Lena Quist, Storgatan 5, 614 30 Söderköping",
                        false));
        assertThat(decision.basis())
                .isEqualTo(new DisclosureBasis(
                        DisclosureBasis.Type.CONSENT,
                        "JN-17",
                        "livs",
                        LocalDate.of(2026, 11, 20),
                        LocalDate.of(2027, 11, 20)));
        assertThat(decisions(utf8(csv(List.of(full))))).containsExactly(decision);
    }

    @Test
    void whatIsNotStatedIsNotAssumed() {
        Sample bare = ASA;
        for (String column : List.of(
                "telefon",
                "ringa",
                "mota",
                "faktura",
                "status",
                "lagenhet",
                "grundtyp",
                "grundreferens",
                "grundmottagare",
                "grundfran")) {
            bare = bare.without(column);
        }

        Decision decision = decision(bare);

        assertThat(decision.terms())
                .isEqualTo(new PurchaseTerms(false, false, false, null, false, null, null, null, null, false));
        assertThat(decision.basis()).isNull();
        assertThat(decision.endDate()).isNull();
        assertThat(decision.client().phone()).isNull();
        assertThat(decision.client().email()).isNull();
        assertThat(decision.client().lifeStatus()).isEqualTo(LifeStatus.UNKNOWN);
        assertThat(decisions(utf8(csv(List.of(bare))))).containsExactly(decision);
    }

    @ParameterizedTest
    @CsvSource({"NEJ,NONE", "JA,PROTECTED", "'',UNKNOWN", "KANSKE,UNKNOWN", "nej,NONE"})
    void protectionIsATriStateAndOnlyAPlainNoIsNo(String written, Protection protection) {
        Sample sample = ASA.with("skyddad", written);

        assertThat(decision(sample).client().protection()).isEqualTo(protection);
        assertThat(decisions(utf8(csv(List.of(sample)))).get(0).client().protection())
                .isEqualTo(protection);
    }

    @Test
    void aMissingProtectionFlagIsUnknown() {
        assertThat(decision(ASA.without("skyddad")).client().protection()).isEqualTo(Protection.UNKNOWN);
        String column = csv(List.of(ASA)).replace(";skyddad;", ";").replace(";NEJ;", ";");
        assertThat(decisions(utf8(column)).get(0).client().protection()).isEqualTo(Protection.UNKNOWN);
    }

    @Test
    void passwordAndDoorCodeEndHere() {
        Sample leaky = ASA.with("losenord", "Sommar2026").with("portkod", "4711");
        var seen = Stream.of(utf8(xml(leaky.xml())), utf8(csv(List.of(leaky))))
                .map(Exports::records)
                .map(records -> Exports.TRANSLATOR.fields(records.get(0)).asMap())
                .toList();

        assertThat(seen).allSatisfy(fields -> assertThat(fields)
                .containsEntry(CanonicalField.SECRET_DROPPED, "true")
                .doesNotContainValue("Sommar2026")
                .doesNotContainValue("4711"));
        assertThat(decision(leaky).terms().secretDropped()).isTrue();
        assertThat(decision(ASA.with("losenord", "  ")).terms().secretDropped()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "18900101-9802,PERSONNUMMER,189001019802",
        "189001019802,PERSONNUMMER,189001019802",
        "900101+9802,PERSONNUMMER,189001019802",
        "900119+9802,PERSONNUMMER,189001199802",
        "18900161-9809,SAMORDNINGSNUMMER,189001619809"
    })
    void identityNumbersAreUnderstoodAsWritten(String written, PersonIdType type, String digits) {
        var id = decision(ASA.with("personnummer", written)).client().personId();

        assertThat(id.type()).isEqualTo(type);
        assertThat(id.digits()).isEqualTo(digits);
    }

    @Test
    void badIdentityNumbersFailAloneAndTheirNeighboursPass() {
        List<Sample> samples = Stream.of(
                        "18900101-9802",
                        "18900101-9803",
                        "1890010198020",
                        "19000229-9804",
                        "18900161-9808",
                        "18900101-T802",
                        "",
                        "18900102-9819")
                .map(number -> ASA.with("personnummer", number))
                .toList();
        String[] expected = {
            "OK B-1",
            "INVALID_PERSON_ID personId",
            "INVALID_PERSON_ID personId",
            "INVALID_PERSON_ID personId",
            "INVALID_PERSON_ID personId",
            "RESERVE_NUMBER personId",
            "INVALID_PERSON_ID personId",
            "OK B-1"
        };

        assertThat(outcomes(utf8(xml(samples)))).containsExactly(expected);
        assertThat(outcomes(utf8(csv(samples)))).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x.example\";\"Klicka\")", "+cmd", "@SUM(1)", "-1+2"})
    void formulasAreDataHereAndMadeHarmlessOnlyInOutput(String name) {
        Sample lejon = ASA.with("fornamn", name).with("efternamn", "Lejon");

        assertThat(decision(lejon).client().name().first()).isEqualTo(name);
        assertThat(decisions(utf8(csv(List.of(lejon)))).get(0).client().name().first())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "fran,1026-12-01,startDate",
        "fran,2026-02-30,startDate",
        "fran,9999-12-31,startDate",
        "till,2201-01-01,endDate",
        "till,2026-11-30,endDate",
        "till,9999-12-30,endDate",
        "andrad,0001-01-01T00:00:00Z,occurredAt",
        "andrad,2026-11-20T25:00:00+01:00,occurredAt",
        "grundfran,1899-12-31,basisValidFrom",
        "grundtill,2026-11-19,basisValidTo"
    })
    void absurdDatesFail(String column, String date, String place) {
        both("INVALID_DATE " + place, ASA.with(column, date));
    }

    @Test
    void untilFurtherNoticeIsNoEnd() {
        Sample open = ASA.with("till", "9999-12-31").with("grundtill", "9999-12-31");

        for (Bytes file : List.of(utf8(xml(open.xml())), utf8(csv(List.of(open))))) {
            assertThat(decisions(file).get(0).endDate()).isNull();
            assertThat(decisions(file).get(0).basis().validTo()).isNull();
        }
    }

    @Test
    void timesWithoutOffsetAreSwedish() {
        assertThat(decision(ASA.with("andrad", "2026-07-01T12:00")).occurredAt())
                .isEqualTo("2026-07-01T10:00:00Z");
        assertThat(decision(ASA.with("andrad", "2026-10-25T02:30:00")).occurredAt())
                .isEqualTo("2026-10-25T00:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "telefon,0701,INVALID_PHONE phone", "epost,asa at post,INVALID_VALUE email",
                "postnummer,12,INVALID_ADDRESS postcode",
        "efternamn,' ',INVALID_NAME lastName", "omrade,' ',INVALID_VALUE areaName",
                "grundtyp,'',INVALID_VALUE basisType"
    })
    void otherBadValuesFailWithTheFieldAndNeverTheValue(String column, String value, String outcome) {
        String csvOutcome =
                outcomes(utf8(csv(List.of(ASA.with(column, value))))).get(0);

        assertThat(csvOutcome).isEqualTo(outcome);
    }

    @Test
    void codesThatNobodyKnowsFail() {
        assertThat(outcomes(utf8(csv(List.of(
                        ASA.with("utfall", "KANSKE"), ASA.with("ringa", "OK"), ASA.with("version", "1a"), ASA)))))
                .containsExactly(
                        "INVALID_VALUE outcome", "INVALID_VALUE supplierMayCall", "INVALID_VALUE version", "OK B-1");
    }

    private static void both(String outcome, Sample sample) {
        List<Sample> between = List.of(ASA, sample, ASA.with("beslutsid", "B-3"));
        for (Bytes file : List.of(utf8(xml(between)), utf8(csv(between)))) {
            assertThat(outcomes(file)).containsExactlyElementsOf(Arrays.asList("OK B-1", outcome, "OK B-3"));
        }
    }
}
