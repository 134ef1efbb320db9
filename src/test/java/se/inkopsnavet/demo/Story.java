package se.inkopsnavet.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What the demo tells on the console, in Swedish and without names. */
final class Story {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Story() {}

    static void line(String text, Object... arguments) {
        OUT.println(TIME.format(LocalTime.now(ZoneId.of("Europe/Stockholm"))) + "  " + text.formatted(arguments));
    }

    static void plain(String text) {
        OUT.println(text);
    }
}
