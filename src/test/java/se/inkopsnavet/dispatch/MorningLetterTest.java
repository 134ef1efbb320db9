package se.inkopsnavet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.neighbourhood.supplier.Behaviour;
import se.inkopsnavet.neighbourhood.supplier.PlainLetter;
import se.inkopsnavet.neighbourhood.supplier.SupplierKeys;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.schedule.Acknowledgements;
import se.inkopsnavet.schedule.AcknowledgingLetter;
import se.inkopsnavet.schedule.ReviewStore;
import se.inkopsnavet.schedule.ScheduleNews;
import se.inkopsnavet.schedule.ScheduleWords;

/** A unit acknowledges the day's schedule by signed mail (F11 step 6); and no link in any mail is ever followed (AC-11-9). */
class MorningLetterTest {

    private static final String TOKEN = "b4se64-hemlig-nyckel";

    @AutoClose
    private static final UnitMailBench bench = new UnitMailBench();

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    private final String line = "SCHEMAKVITTENS " + today;

    @BeforeEach
    void askedToday() {
        bench.clear();
        Clock clock = Clock.system(ZoneId.of("Europe/Stockholm"));
        var jdbc = bench.dispatch.ledger.jdbc;
        ScheduleWords words = ScheduleWords.load(new HomeMappingFiles(Path.of("")));
        ScheduleNews news = new ScheduleNews(new NoticeBook(jdbc), text -> {}, call -> {}, words);
        Acknowledgements acknowledgements =
                new Acknowledgements(new ReviewStore(jdbc), news, bench.dispatch.desk.policies, clock);
        bench.also = new AcknowledgingLetter(
                words, acknowledgements, bench.dispatch.settlement, bench.dispatch.ledger.messages);
        bench.dispatch.ledger.all.sql("call wipe('schedule_review')").update();
        bench.dispatch
                .ledger
                .all
                .sql("insert into schedule_review (municipality, day, unit_id, case_ref, state)"
                        + " values ('exempelkommun', ?, 'enhet-asby', 'EXE-2026-000001', 'WAITING')")
                .param(today)
                .update();
    }

    private static byte[] signed(SupplierKeys unit, String text) {
        return PlainLetter.of(unit, "text/plain", text).write();
    }

    private static String review() {
        return bench.dispatch
                .ledger
                .all
                .sql("select state || ' ' || coalesce(acknowledged_by, '-') from schedule_review")
                .query(String.class)
                .single();
    }

    @Test
    void lineOfItsOwnInASignedMailAcknowledges() {
        assertThat(bench.post(signed(bench.asby, "Hej!\n  schemakvittens " + today + "  \nMvh Åsby\n")))
                .isEqualTo("CONFIRMED");

        assertThat(review()).isEqualTo("ACKNOWLEDGED " + bench.asby.own().fingerprint());
        assertThat(bench.post(signed(bench.asby, line + "\n"))).isEqualTo("DUPLICATE");
    }

    @Test
    void letterThatOnlyQuotesSaysNothing() {
        String quoting = "Vi hinner inte.\n> - Leveransschema: svara med en egen rad " + line + "\n> " + line + "\n";

        assertThat(bench.post(signed(bench.asby, quoting))).startsWith("QUARANTINED");

        assertThat(review()).isEqualTo("WAITING -");
    }

    @Test
    void anybodyElsesLineSaysNothing() {
        assertThat(bench.post(signed(bench.stranger, line + "\n"))).isEqualTo("QUARANTINED SIGNER_UNREGISTERED");
        assertThat(bench.post(PlainLetter.of(bench.asby, "text/plain", line + "\n")
                        .unsigned()
                        .write()))
                .startsWith("QUARANTINED");
        assertThat(bench.post(
                        PlainLetter.of(bench.asby, "text/plain", line + "\n").write(Behaviour.Envelope.EXPIRED_SIGNER)))
                .startsWith("QUARANTINED");
        assertThat(bench.post(PlainLetter.bytes(
                        bench.asby.address(),
                        "inkop@exempelkommun.example",
                        "<a@b.example>",
                        Instant.now(),
                        "text/plain",
                        line)))
                .startsWith("QUARANTINED");

        assertThat(review()).isEqualTo("WAITING -");
    }

    @Test
    void unitThatWasNotAskedAndADayThatIsNoneAreRefused() {
        assertThat(bench.post(signed(bench.sjobro, line + "\n"))).isEqualTo("REJECTED SCHEDULE_NOT_ASKED");
        assertThat(bench.post(signed(bench.asby, "SCHEMAKVITTENS 2026-02-30\n")))
                .isEqualTo("QUARANTINED SCHEDULE_ACK_UNREADABLE");

        assertThat(bench.told())
                .contains("RESPONSIBLE hemtjanst.sjobro@exempelkommun.example SCHEDULE_ACK_REFUSED SCH-006");
        assertThat(review()).isEqualTo("WAITING -");
    }

    /** AC-11-9: neither signed nor unsigned, neither text nor HTML; and what a link holds gets into no log and no table that is read. */
    @Test
    void linksInMailsAreNeverFollowed() throws IOException, InterruptedException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        shop.start();
        String link = "http://localhost:" + shop.getAddress().getPort() + "/schema?token=" + TOKEN;
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            String html = "<html><body><a href=\"" + link + "\">Schema</a><img src=\"" + link + "\"></body></html>";
            assertThat(bench.post(signed(bench.asby, "Schemat: " + link + "\n" + line + "\n")))
                    .isEqualTo("CONFIRMED");
            bench.post(PlainLetter.of(bench.asby, "text/html", html).write());
            bench.post(PlainLetter.bytes(
                    "schema@livs.example",
                    "inkop@exempelkommun.example",
                    "<s@livs.example>",
                    Instant.now(),
                    "text/html",
                    html));

            assertThat(requests).hasValue(0);
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .noneMatch(logged -> logged.contains(TOKEN));
            for (String table : List.of("message", "notice", "receipt", "schedule_review")) {
                assertThat(bench.dispatch.ledger.count(table + " t where t::text like ?", "%" + TOKEN + "%"))
                        .as(table)
                        .isZero();
            }
            // The shop does count whoever comes.
            HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.discarding());
            assertThat(requests).hasValue(1);
        } finally {
            root.detachAppender(log);
            shop.stop(0);
        }
    }
}
