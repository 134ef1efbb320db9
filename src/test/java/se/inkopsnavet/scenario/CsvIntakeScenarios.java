package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.decision.FileFormat.CSV;
import static se.inkopsnavet.scenario.People.personnummer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.decision.procapita.Sample;

/** Decisions as CSV, from the folder to the supplier's mailbox: reliability §4 B25–B29, AC-05-3, AC-05-4, AC-05-22. */
@ExtendWith(SharedScene.class)
class CsvIntakeScenarios {

    private static final String FORMULA = "=HYPERLINK(\"http://x.example\";\"Klicka\")";

    private final Scene scene;

    CsvIntakeScenarios(Scene scene) {
        this.scene = scene;
    }

    @Together
    void quotesSeparatorsAndLineBreaksNeverShiftAColumn() {
        Sample bjorn = scene.people().cast("18900102-9819", "Björn \"Bönan\"", "O'Hara; af Ekenstam");
        Sample twoLines = somebody().with("chaufforinfo", "Gula huset;\r\nring på \"klockan\"");
        Sample comma = somebody().with("efternamn", "Ek, Berg");

        scene.drop(".csv", Scene.export(CSV, bjorn, twoLines).stripTrailing());
        scene.drop(".csv", commaSeparated(comma));

        scene.desk().awaitAll(bjorn, twoLines, comma);
        assertThat(scene.desk().cells("18900102-9819").subList(1, 3))
                .containsExactly("Björn \"Bönan\"", "O'Hara; af Ekenstam");
        assertThat(scene.desk().cells(personnummer(twoLines)).get(12)).contains("Gula huset;", "ring på \"klockan\"");
        assertThat(scene.desk().cells(personnummer(comma)).get(2)).isEqualTo("Ek, Berg");
    }

    private static String commaSeparated(Sample decision) {
        return "#KOMMUN,exempelkommun,1,2026-11-22T06:00:00+01:00\r\n" + String.join(",", Sample.COLUMNS) + "\r\n"
                + decision.csv(',') + "\r\n#ANTAL,1\r\n";
    }

    /** AC-05-4, B27. */
    @Together
    void whatLooksLikeAFormulaArrivesAsTextAndASurnameLikeOneWaitsForAPerson() {
        Sample lejon = scene.people().cast("18900103-9800", FORMULA, "Lejon");
        Sample plus = somebody().with("fornamn", "+cmd");
        Sample at = somebody().with("fornamn", "@SUM(1)");
        Sample surname = somebody().with("efternamn", "=Lejon");

        Receipt receipt = scene.receipt(scene.drop(CSV, lejon, plus, at, surname));

        assertThat(receipt.codes()).containsExactly("", "", "", "BIZ-005");
        scene.desk().awaitAll(lejon, plus, at);
        assertThat(scene.desk().cells("18900103-9800").get(1)).isEqualTo(FORMULA);
        assertThat(scene.desk().cells(personnummer(plus)).get(1)).isEqualTo("+cmd");
        assertThat(scene.desk().sheetXml("18900103-9800")).doesNotContain("<f>", "<f ");
        assertThat(scene.desk().people()).doesNotContain(personnummer(surname));
    }

    @Together
    void badRowsFallAloneAndTheirNeighboursReachTheSupplier() {
        Sample first = somebody();
        Sample shifted = somebody();
        Sample garbled = somebody().with("fornamn", "Ã…sa");
        Sample unknownCode = somebody().with("utfall", "KANSKE");
        Sample last = somebody();
        String file = Scene.export(CSV, first, shifted, garbled, unknownCode, last)
                .replace(personnummer(shifted), personnummer(shifted) + ";en för mycket");

        String name = scene.drop(".csv", file);
        Receipt receipt = scene.receipt(name);

        assertThat(receipt.codes()).containsExactly("", "CSV-001", "BIZ-004", "BIZ-008", "");
        assertThat(scene.ledger().records(name))
                .extracting(Ledger.Message::state)
                .containsExactly("CONFIRMED", "QUARANTINED", "QUARANTINED", "QUARANTINED", "CONFIRMED");
        scene.desk().awaitAll(first, last);
        assertThat(scene.desk().people())
                .doesNotContain(personnummer(shifted), personnummer(garbled), personnummer(unknownCode));
        assertThat(receipt.text()).doesNotContain("Lövgren", personnummer(shifted));
    }

    @Together
    void whatCannotBeReadIsRefusedWholeAndFilesBesideItPass() {
        String good = Scene.export(CSV, somebody(), somebody());
        Map<String, byte[]> bad = BadFiles.csv(good, Scene.export(CSV));
        Sample beside = somebody();

        Map<String, String> names = new LinkedHashMap<>();
        bad.forEach((what, bytes) -> names.put(scene.drop(".csv", bytes), BadFiles.code(what)));
        scene.drop(CSV, beside);

        names.forEach((name, code) -> {
            Receipt receipt = scene.receipt(name);
            assertThat(List.of(receipt.result(), receipt.fault())).containsExactly("AVVISAD", code);
            assertThat(receipt.text()).doesNotContain("Lövgren", "Märta");
        });
        scene.desk().awaitAll(beside);
    }

    private Sample somebody() {
        return scene.people().someone();
    }
}
