package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.fault.FaultException;

/** Bytes that are done with are deleted after their time, by a decision that can be named; what became of the message stays. */
class RetentionTest {

    private static final Retention.Rule RULE = RetentionRules.of("kommun");

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    private final Retention retention = new Retention(bench.jdbc, bench.savepoints, List.of());

    @BeforeEach
    void clear() {
        bench.all.sql("call wipe('message, payload, purge')").update();
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED, 8, true",
        "CONFIRMED, 6, false",
        "RECALLED, 8, true",
        "REJECTED, 8, true",
        "EXPIRED, 8, true",
        "QUARANTINED, 8, false",
        "QUARANTINED, 31, true",
        "HELD, 400, false",
        "PARKED, 400, false",
        "UNCERTAIN, 400, false",
        "SENT, 400, false",
        "READY, 400, false",
        "RECEIVED, 400, false"
    })
    void bytesGoWhenTheirTimeIsOver(String state, int days, boolean gone) {
        UUID message = message("kommun", state, days);

        assertThat(retention.purge(RULE)).isEqualTo(gone ? 1 : 0);

        assertThat(bench.count("payload")).isEqualTo(gone ? 0 : 1);
        assertThat(bench.state(message)).isEqualTo(state);
        assertThat(bench.count("purge where decision = 'KS 2026/17' and messages = 1"))
                .isEqualTo(gone ? 1 : 0);
    }

    @Test
    void roomThatFailsStopsNoOtherAndIsTriedAgain() {
        message("kommun", "CONFIRMED", 8);
        List<Purging> rooms = List.of(
                room("first", () -> {
                    throw new IllegalStateException();
                }),
                room("second", () -> bench.all.sql("delete from payload").update()));
        Retention withRooms = new Retention(bench.jdbc, bench.savepoints, rooms);
        bench.all
                .sql("insert into payload (id, n, ciphertext) values (gen_random_uuid(), 0, '')")
                .update();

        assertThatThrownBy(() -> withRooms.purge(RULE))
                .isInstanceOfSatisfying(FaultException.class, failed -> assertThat(failed.place())
                        .isEqualTo("first"));

        assertThat(bench.count("payload")).isZero();
        assertThat(bench.count("purge where kind in ('R1', 'second')")).isEqualTo(2);
    }

    private static Purging room(String kind, IntSupplier some) {
        return new Purging() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public int some(Retention.Rule rule, int atMost) {
                return some.getAsInt();
            }
        };
    }

    @Test
    void otherMunicipalitiesDecideForThemselves() {
        message("grannkommun", "CONFIRMED", 400);

        assertThat(retention.purge(RULE)).isZero();
    }

    @Test
    void moreThanOneRoundIsPurged() {
        UUID[] payloads = bench.transaction.execute(one -> Stream.generate(
                        () -> bench.payloads.write(new byte[] {1}).id())
                .limit(501)
                .toArray(UUID[]::new));
        bench.all
                .sql("insert into message (id, direction, flow, municipality, state, payload_id, changed_at)"
                        + " select gen_random_uuid(), 'O', 'TEST', 'kommun', 'CONFIRMED', payload, now() - interval '8 days'"
                        + " from unnest(?) payload")
                .param(payloads)
                .update();
        assertThat(retention.purge(RULE)).isEqualTo(501);
        assertThat(bench.count("payload")).isZero();
        assertThat(bench.count("purge")).isEqualTo(2);
    }

    private static UUID message(String municipality, String state, int days) {
        UUID id = UUID.randomUUID();
        UUID payload = bench.payloads.write(new byte[] {1}).id();
        bench.all
                .sql("insert into message (id, direction, flow, municipality, state, payload_id, changed_at)"
                        + " values (?, 'O', 'TEST', ?, ?, ?, now() - make_interval(days => ?))")
                .params(id, municipality, state, payload, days)
                .update();
        return id;
    }
}
