package se.inkopsnavet.schedule;

import java.util.HexFormat;
import java.util.stream.Collectors;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.trade.ScheduleReported;

/** Tells a schedule that has come before. Keyed, since the stops hold addresses, which are few enough to be tried one after the other. */
public record StopsMark(BlindIndex index) {

    /** Of the stops alone, in lower-case hex: neither the day nor when it was made, so that yesterday's under today's date is known again. */
    String of(ScheduleReported report) {
        String stops = report.stops().stream().map(StopsMark::line).collect(Collectors.joining());
        return HexFormat.of().formatHex(index.of("schedule-stops", report.municipality(), stops));
    }

    private static String line(ScheduleReported.Stop stop) {
        return String.join(
                        "\u0000",
                        "" + stop.customer().caseRef(),
                        "" + stop.customer().customerNo(),
                        "" + stop.orderNo(),
                        stop.from().toString(),
                        stop.to().toString(),
                        "" + stop.street(),
                        "" + stop.postcode())
                + "\n";
    }
}
