package se.inkopsnavet.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.mapping.HomeMappingFiles;

/** The feed as another program reads it (RFC 5545, standards §7). */
class UnitFeedTest {

    private static final Instant NOW = Instant.parse("2026-12-01T04:00:00Z");

    private final UnitFeed feed = new UnitFeed(CalendarWords.load(new HomeMappingFiles(Path.of(""))), Rules.STOCKHOLM);

    private static Occurrence occurrence(LocalDate day, boolean planned, int version) {
        Occurrence occurrence = new Occurrence(
                "kommun",
                "KOM-2026-000001",
                "livs",
                "enhet",
                Week.of(day).text(),
                1,
                day,
                Occurrence.Fulfilment.STORE_DELIVERY,
                CutoffTime.of(Rules.USUAL, day, Rules.STOCKHOLM),
                true,
                null,
                Occurrence.State.PLANNED,
                null,
                planned ? version : version - 1);
        return planned ? occurrence : occurrence.cancelled(Reason.ABSENCE);
    }

    private String written(Occurrence... occurrences) {
        String text = new String(feed.write("enhet", List.of(occurrences), NOW), StandardCharsets.UTF_8);
        return text.replace("\r\n ", "");
    }

    @Test
    void anotherProgramReadsIt() throws Exception {
        byte[] bytes = feed.write("enhet", List.of(occurrence(LocalDate.of(2026, 12, 3), true, 1)), NOW);

        Calendar read = new CalendarBuilder().build(new ByteArrayInputStream(bytes));

        assertThat(read.validate().hasErrors()).isFalse();
        assertThat(read.getComponents(Component.VEVENT)).hasSize(2);
        assertThat(read.getComponents(Component.VTIMEZONE)).hasSize(1);
    }

    @Test
    void deliveryIsADayWithAStableUidAndTheCutoffHasItsZone() {
        assertThat(written(occurrence(LocalDate.of(2026, 12, 3), true, 1)))
                .contains(
                        "UID:KOM-2026-000001-2026-W49-1@kalender.inkopsnavet.example\r\n",
                        "DTSTART;VALUE=DATE:20261203\r\n",
                        "SEQUENCE:0\r\n",
                        "SUMMARY:Matvaror levereras\\, KOM-2026-000001\r\n",
                        "STATUS:CONFIRMED\r\n",
                        "DTSTART;TZID=Europe/Stockholm:20261202T130000\r\n",
                        "DTSTAMP:20261201T040000Z\r\n");
    }

    @Test
    void changeRaisesTheSequenceAndCancellationSaysSoUnderTheSameUid() {
        assertThat(written(occurrence(LocalDate.of(2026, 12, 3), false, 3)))
                .contains(
                        "UID:KOM-2026-000001-2026-W49-1@kalender.inkopsnavet.example\r\n",
                        "SEQUENCE:2\r\n",
                        "STATUS:CANCELLED\r\n")
                .doesNotContain("TZID=Europe/Stockholm:");
    }

    @Test
    void whatNeverWasPlannedIsNotCancelled() {
        assertThat(written(occurrence(LocalDate.of(2026, 12, 3), false, 1))).doesNotContain("VEVENT");
    }
}
