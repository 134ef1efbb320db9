package se.inkopsnavet.supplierrequest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import se.inkopsnavet.trade.SupplierRequest;

/** How long a request is of use, whichever way it goes. After that it becomes a task for a person, and is never sent. */
public final class RequestTerms {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final int DAYS_TO_ASK_HOW_IT_ENDED = 7;

    private RequestTerms() {}

    /** @param day of the delivery, Europe/Stockholm @return the first moment at which it is too late */
    public static Instant end(SupplierRequest.Kind kind, LocalDate day) {
        LocalDate last =
                switch (kind) {
                    case CANCEL, LATE_ORDER -> day;
                    // What came back belongs in the same week (flow F13).
                    case DELIVER_AGAIN -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
                    case HOW_DID_IT_END -> day.plusDays(DAYS_TO_ASK_HOW_IT_ENDED);
                };
        return last.plusDays(1).atStartOfDay(STOCKHOLM).toInstant();
    }
}
