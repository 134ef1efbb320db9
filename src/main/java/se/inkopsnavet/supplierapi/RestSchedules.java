package se.inkopsnavet.supplierapi;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import se.inkopsnavet.trade.ScheduleSource;

/** Schedules of the suppliers that this installation reaches by their interface. */
public class RestSchedules implements ScheduleSource {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final SupplierLines lines;
    private final QuestionStore questions;
    private final Clock clock;

    public RestSchedules(SupplierLines lines, QuestionStore questions, Clock clock) {
        this.lines = lines;
        this.questions = questions;
        this.clock = clock;
    }

    @Override
    public void fetch(String municipality, String supplierId, LocalDate day) {
        if (lines.find(municipality, supplierId).isPresent()) {
            questions.ask(
                    municipality,
                    supplierId,
                    Question.What.SCHEDULE,
                    day.toString(),
                    clock.instant(),
                    day.plusDays(1).atStartOfDay(STOCKHOLM).toInstant());
        }
    }
}
