package se.inkopsnavet.decision.procapita;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in one cell, it comes out as it is and its neighbours stay in their columns (reliability §4, B25). */
class CsvContentProperty {

    @Property(tries = 300)
    void anyContentSurvives(@ForAll("texts") String text, @ForAll("separators") char separator) {
        Sample sample = Sample.asa().with("chaufforinfo", text);
        Bytes file = Exports.utf8(
                Exports.csv(separator, sample.csv(separator), Sample.asa().csv(separator)));

        List<String> seen = Exports.decisions(file).stream()
                .map(d -> d.terms().driverInfo())
                .toList();

        assertThat(seen)
                .containsExactly(
                        text.isBlank()
                                ? null
                                : text.strip().replace("\r\n", "\n").replace('\r', '\n'),
                        null);
    }

    @Property(tries = 300)
    void xmlCarriesTheSame(@ForAll("texts") String text) {
        Bytes file = Exports.utf8(Exports.xml(
                Sample.asa().with("chaufforinfo", text).xml(), Sample.asa().xml()));

        assertThat(Exports.decisions(file).get(0).terms().driverInfo())
                .isEqualTo(
                        text.isBlank()
                                ? null
                                : text.strip().replace("\r\n", "\n").replace('\r', '\n'));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "\"",
                        ";",
                        ",",
                        "\n",
                        "\r\n",
                        "\r",
                        "#",
                        "#ANTAL",
                        "=",
                        "'",
                        " ",
                        "a",
                        "Å",
                        "ö",
                        "&amp",
                        "<",
                        "]]>",
                        "\t",
                        "\uD83C\uDFE1")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Character> separators() {
        return Arbitraries.of(';', ',');
    }
}
