package se.inkopsnavet.contact;

import java.time.LocalTime;

/** When nobody's telephone is to ring with what comes late and can wait (20:00 to 08:00, Europe/Stockholm). Pure. */
public final class QuietHours {

    private static final LocalTime FROM = LocalTime.of(20, 0);
    private static final LocalTime TO = LocalTime.of(8, 0);

    private QuietHours() {}

    public static boolean at(LocalTime time) {
        return time.isBefore(TO) || !time.isBefore(FROM);
    }
}
