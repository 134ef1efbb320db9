package se.inkopsnavet.order;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.contact.Call;
import se.inkopsnavet.contact.Calls;
import se.inkopsnavet.contact.Text;
import se.inkopsnavet.contact.Texts;
import se.inkopsnavet.decision.LifeArea;
import se.inkopsnavet.purchase.PurchaseCase;

/**
 * Who is reminded beside the unit, by what help the person was granted (SKR-22 to SKR-24): one who forgets to go through with things by SMS, one who cannot
 * use the equipment by the unit's telephone. What became of the consent, and whether an SMS can be read, the ports know. In the caller's transaction.
 */
public class ClientReminders {

    /** In {@code mappings/sms/}. */
    static final String TEMPLATE = "order-reminder";
    /** In {@code mappings/sms/calls.yaml}. */
    static final String REASON = "order-not-placed";

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Texts texts;
    private final Calls calls;

    public ClientReminders(Texts texts, Calls calls) {
        this.texts = texts;
        this.calls = calls;
    }

    /** How a client is reminded. */
    enum How {
        NOT,
        TEXT,
        CALL
    }

    /** Both areas together: who forgets and cannot use the telephone's display is phoned. */
    static How how(Collection<LifeArea> areas) {
        if (areas.contains(LifeArea.USE_TECHNOLOGY)) {
            return How.CALL;
        }
        return areas.contains(LifeArea.DAILY_ROUTINE) ? How.TEXT : How.NOT;
    }

    void ask(Watch watch, Occurrence occurrence, PurchaseCase purchase) {
        if (purchase.decision() == null || occurrence.cutoffAt() == null) {
            return;
        }
        String once = occurrence.key() + "/" + watch.deadline();
        Instant cutoff = occurrence.cutoffAt();
        switch (how(purchase.decision().terms().lifeAreas())) {
            case TEXT ->
                texts.ask(new Text(
                        occurrence.municipality(),
                        occurrence.caseRef(),
                        TEMPLATE,
                        Text.Audience.CLIENT_ELSE_UNIT,
                        Map.of(
                                "day", cutoff.atZone(STOCKHOLM).toLocalDate().toString(),
                                "time", TIME.format(cutoff.atZone(STOCKHOLM))),
                        cutoff,
                        once));
            case CALL ->
                calls.ask(new Call(
                        occurrence.municipality(),
                        occurrence.caseRef(),
                        REASON,
                        Call.Who.CLIENT,
                        null,
                        false,
                        cutoff,
                        once));
            case NOT -> {
                // The unit has its task.
            }
        }
    }
}
