package se.inkopsnavet.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import se.inkopsnavet.neighbourhood.MovableClock;

/** What the demo tells on the console, in Swedish and without names, and by which clock: everybody in the demo lives by it. */
final class Story {

    static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    static final MovableClock CLOCK = new MovableClock(STOCKHOLM);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.forLanguageTag("sv"));
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE d MMMM 'kl' HH:mm:ss", Locale.forLanguageTag("sv"));
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Story() {}

    static void line(String text, Object... arguments) {
        OUT.println(TIME.format(CLOCK.instant().atZone(STOCKHOLM)) + "  " + text.formatted(arguments));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String moment(Instant moment) {
        return MOMENT.format(moment.atZone(STOCKHOLM));
    }

    static void plain(String text) {
        OUT.println(text);
    }
}
