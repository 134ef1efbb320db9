package se.inkopsnavet.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.decision.procapita.DecisionTranslator;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.person.EnvironmentGuard;
import se.inkopsnavet.person.TestPersons;

/** A record that cannot be used stops the case of the person whom it concerns, and nobody else's. */
class UnusableRecordTest {

    private static final Clock CLOCK = Clock.fixed(
            Events.TODAY.atTime(12, 0).atZone(ZoneId.of("Europe/Stockholm")).toInstant(),
            ZoneId.of("Europe/Stockholm"));
    private static final String NEIGHBOUR = "18900102-9819";

    private static LedgerBench bench;
    private static CaseDesk desk;
    private static DecisionFlow flow;

    @BeforeAll
    static void start() {
        bench = new LedgerBench();
        desk = new CaseDesk(bench, CLOCK);
        flow = desk.flow(new ExportRecordReader(
                bench.payloads,
                new DecisionTranslator(new HomeMappingFiles(Path.of(".")), CLOCK),
                new EnvironmentGuard(EnvironmentGuard.Environment.OPEN, TestPersons.shipped())));
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void twoReadyCases() {
        for (String table :
                new String[] {"customer_list_row", "notice", "business_key", "decision_seen", "purchase_case"}) {
            bench.all.sql("delete from " + table).update();
        }
        handle(record("1"));
        handle(record("1").replace("B-1", "B-2").replace("18900101-9802", NEIGHBOUR));
        assertThat(bench.count("purchase_case where state = 'READY'")).isEqualTo(2);
        assertThat(bench.count("customer_list_row where state = 'READY'")).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "protected without unit, HELD_PROTECTED, HELD, PROTECTED",
        "blank flag and address, HELD_PROTECTED, HELD, PROTECTED",
        "protected and against the schema, HELD_PROTECTED, HELD, PROTECTED",
        "protected without id version and time, HELD_PROTECTED, HELD, PROTECTED",
        "protected under another version 1, HELD_PROTECTED, HELD, PROTECTED",
        "dead with a bad phone, DECEASED, REJECTED, ''",
        "ended with a bad phone, COLLECTING, QUARANTINED, CONTRADICTION",
        "ended and against the schema, COLLECTING, QUARANTINED, CONTRADICTION"
    })
    void noRowWaitsForThePersonAndTheNeighboursDoes(String what, String state, String message, String notice) {
        UUID id = handle(broken(what));

        assertThat(bench.state(id)).isEqualTo(message);
        assertThat(state()).isEqualTo(state);
        assertThat(bench.count("customer_list_row r join purchase_case c using (case_ref) where r.state = 'READY'"
                        + " and c.state = 'READY'"))
                .isEqualTo(1);
        assertThat(bench.count("customer_list_row where state = 'READY'")).isEqualTo(1);
        assertThat(bench.count("customer_list_row where state = 'WITHDRAWN'")).isEqualTo(1);
        if (!notice.isEmpty()) {
            assertThat(bench.count("notice where kind = ?", notice)).isEqualTo(1);
        }
        assertThat(bench.count("message where id = ? and payload_id is not null", id))
                .isEqualTo(message.equals("QUARANTINED") ? 1 : 0);
    }

    @Test
    void correctedRecordBringsTheRowBack() {
        handle(record("2").replace("0701740605", "0701"));
        assertThat(state()).isEqualTo("COLLECTING");

        handle(record("2"));

        assertThat(state()).isEqualTo("READY");
        assertThat(bench.count("customer_list_row where state = 'READY'")).isEqualTo(2);
    }

    @Test
    void protectionIsNotLiftedByARecordThatCannotBeUsed() {
        handle(broken("protected without unit"));
        UUID id = handle(record("3").replace("0701740605", "0701"));

        assertThat(state()).isEqualTo("HELD_PROTECTED");
        assertThat(bench.count("message where id = ? and payload_id is not null", id))
                .isZero();
    }

    @Test
    void stopWithoutATimeHoldsAgainstWhatWasRecordedBefore() {
        handle(broken("protected without id version and time"));
        handle(record("2"));

        assertThat(state()).isEqualTo("HELD_PROTECTED");
        assertThat(bench.count("customer_list_row where state = 'READY'")).isEqualTo(1);
    }

    private static String broken(String what) {
        String second = record("2");
        String ended = second.replace("BEVILJAD", "AVSLUTAD");
        String hidden = second.replace(">NEJ</skyddad>", ">JA</skyddad>");
        return switch (what) {
            case "protected without unit" -> hidden.replace("enhet-asby", "");
            case "blank flag and address" ->
                second.replace(">NEJ</skyddad>", "></skyddad>").replaceAll("<adress>.*</adress>", "");
            case "protected and against the schema" -> hidden.replace("<omrade>", "<okand>x</okand><omrade>");
            case "protected without id version and time" ->
                hidden.replaceAll("<(beslutsid|version|andrad)>[^<]*</[a-z]+>", "");
            case "protected under another version 1" ->
                record("1").replace(">NEJ</skyddad>", ">JA</skyddad>").replace("enhet-asby", "");
            case "dead with a bad phone" -> second.replace("LEVANDE", "AVLIDEN").replace("0701740605", "0701");
            case "ended with a bad phone" -> ended.replace("0701740605", "0701");
            case "ended and against the schema" -> ended.replaceAll("<fran>2026-12-01</fran><enhet>", "<enhet>");
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** P01's case is the older one. */
    private static String state() {
        return bench.all
                .sql("select state from purchase_case order by case_ref limit 1")
                .query(String.class)
                .single();
    }

    private static UUID handle(String record) {
        UUID id = bench.received(null);
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        UUID payload = bench.transaction.execute(status -> {
            UUID stored = bench.payloads.write(bytes).id();
            bench.jdbc
                    .sql("update message set payload_id = ? where id = ?")
                    .params(stored, id)
                    .update();
            return stored;
        });
        flow.handle(new Claim(id, DecisionFlow.NAME, "exempelkommun", payload, null, 1, 0, null, null));
        return id;
    }

    /** P01's decision B-1 as Procapita writes it. */
    private static String record(String version) {
        return "<beslut xmlns=\"urn:inkopsnavet:procapita:beslut:1\"><beslutsid>B-1</beslutsid><version>" + version
                + "</version><andrad>2026-11-2" + version + "T10:15:00+01:00</andrad><utfall>BEVILJAD</utfall>"
                + "<insats>INKOP</insats><fran>2026-12-01</fran><enhet>enhet-asby</enhet>"
                + "<person><personnummer>18900101-9802</personnummer><fornamn>Åsa</fornamn><efternamn>Öhrström</efternamn>"
                + "<skyddad>NEJ</skyddad><status>LEVANDE</status><adress><gata>Ågatan 5</gata><lagenhet>1101</lagenhet>"
                + "<postnummer>990 10</postnummer><postort>Åsby</postort></adress></person>"
                + "<omrade>Åsby</omrade><telefon>0701740605</telefon><villkor><ringa>JA</ringa><mota>JA</mota>"
                + "<kanTaEmot>JA</kanTaEmot><kanPlocka>JA</kanPlocka><faktura>SAMMA</faktura></villkor>"
                + "<utlamnandegrund><typ>SAMTYCKE</typ><referens>JN-17</referens><mottagare>livs</mottagare>"
                + "<fran>2026-11-20</fran></utlamnandegrund></beslut>";
    }
}
