package se.inkopsnavet.customerlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.customerlist.RowResult.Held;
import se.inkopsnavet.customerlist.RowResult.Ready;
import se.inkopsnavet.fault.Fault;

/** AC-05-7 and HUD-17 over the lexicon as shipped. */
class ScreeningTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Portkod 4711, ring 2 ggr",
                "PORTKOD finns",
                "Ｐｏｒｔｋｏｄ finns",
                "port\u00ADkod finns",
                "port-kod finns",
                "k o d finns",
                "Slå 4711#",
                "Slå 4 7 1 1",
                "Slå 47 11",
                "Slå ４７１１",
                "Slå fyra sju ett ett",
                "Nyckeln ligger under mattan",
                "Stäng av larmet",
                "18900101-9802",
                "900101+9802",
                "Har demenssjukdom",
                "Alzheimers, var tydlig",
                "Kan vara hotfull",
                "Risk för våld",
                "Lämna hos grannen",
                "Ställ hos dottern",
                "Ring 070-174 06 05"
            })
    void textThatMayTellTooMuchIsHeld(String text) {
        assertThat(withDriverInfo(text).build()).isEqualTo(new Held(Fault.DRIVER_INFO_HELD, Letter.H));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hemtjänst möter upp",
                "Ring 2 ggr på dörrklockan, vänta en stund",
                "Huset bakom hotellet, 3 tr, hissen till vänster",
                "Leverans helst mellan 10-12",
                "Ställ kassarna i hallen"
            })
    void ordinaryTextPasses(String text) {
        assertThat(withDriverInfo(text).row().driverInfo()).isEqualTo("Hemtjänsten möter upp vid leverans. " + text);
    }

    @Test
    void freeTextAloneStandsAlone() {
        ListCase person = withDriverInfo(" Ställ\nkassarna  i hallen ");
        person.meetStaff = false;

        assertThat(person.row().driverInfo()).isEqualTo("Ställ kassarna i hallen");
    }

    @Test
    void longestAllowedTextPassesAndOneMoreIsHeld() {
        assertThat(withDriverInfo("å".repeat(200)).build()).isInstanceOf(Ready.class);
        assertThat(withDriverInfo("å".repeat(201)).build()).isInstanceOf(Held.class);
    }

    @Test
    void textThatNobodyScreensIsHeld() {
        RowRules unscreened = new RowRules(true, 1, 2, 200, false, true, Set.of());

        assertThat(withDriverInfo("Ställ kassarna i hallen").build(unscreened, ListCase.UNIT_PHONES))
                .isInstanceOf(Held.class);
        assertThat(ListCase.p01().build(unscreened, ListCase.UNIT_PHONES)).isInstanceOf(Ready.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'/(/'", "'/x*/'", "'*'", "'a*b'"})
    void uselessEntryIsRefusedWithFileAndLine(String entry) {
        String yaml = "driverInfo:\n  koder:\n    - portkod\n    - " + entry + "\naddress: {}\nreplacement: portkod\n";

        assertThatThrownBy(() -> Screening.load(
                        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "screening.yaml"))
                .hasMessageContaining("OPS-002")
                .hasMessageContaining("screening.yaml:4");
    }

    @Test
    void whatStandsForAHeldTextIsHeldToo() {
        String yaml = "replacement: borttaget\ndriverInfo:\n  koder:\n    - borttaget\naddress:\n  koder:\n    - kod\n";

        assertThatThrownBy(() -> Screening.load(
                        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "screening.yaml"))
                .hasMessageContaining("OPS-002")
                .hasMessageContaining("screening.yaml:1");
    }

    private static ListCase withDriverInfo(String text) {
        ListCase person = ListCase.p01();
        person.driverInfo = text;
        return person;
    }
}
