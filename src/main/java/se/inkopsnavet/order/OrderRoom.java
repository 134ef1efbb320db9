package se.inkopsnavet.order;

import java.util.HashMap;
import java.util.Map;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Rounds;

/**
 * What the rest of the house sees of the watchdog.
 *
 * @param calendar sets its deadlines
 * @param pass looks before and at each cut-off
 * @param weekEnd looks when a week is over
 * @param lateAsk asks a while after a cut-off
 */
public record OrderRoom(WatchCalendar calendar, WatchPass pass, WeekEnd weekEnd, LateAsk lateAsk, Rounds rounds) {

    public Map<String, Deadlines.Reaction> reactions() {
        Map<String, Deadlines.Reaction> all = new HashMap<>(pass.reactions());
        all.putAll(calendar.reactions());
        all.put(WatchCalendar.WEEK, rounds.reaction(WatchCalendar.WEEK, weekEnd));
        all.put(LateAsk.KIND, lateAsk);
        return Map.copyOf(all);
    }
}
