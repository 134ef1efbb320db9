package se.inkopsnavet.order;

import java.time.Clock;
import java.time.LocalDate;
import se.inkopsnavet.order.Situation.Standing;
import se.inkopsnavet.purchase.Absent;
import se.inkopsnavet.purchase.CaseFollower;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/**
 * A case that ends has its open orders cancelled (F17 steps 3 and 5), and so have those who are away what comes meanwhile (AC-10-8). Of a protected person the
 * supplier hears nothing; the security contact is told which orders are open. In the transaction that writes the case.
 */
public class StoppedOrders implements CaseFollower {

    private final OrderStore orders;
    private final OrderConsequences consequences;
    private final OrderNews news;
    private final Absent absent;
    private final Clock clock;

    public StoppedOrders(
            OrderStore orders, OrderConsequences consequences, OrderNews news, Absent absent, Clock clock) {
        this.orders = orders;
        this.consequences = consequences;
        this.news = news;
        this.absent = absent;
        this.clock = clock;
    }

    @Override
    public void changed(String municipality, PersonKey person, PurchaseCase now) {
        Standing standing = Standings.of(now);
        if (standing == Standing.ACTIVE) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        for (Order order : orders.open(now.caseRef(), today)) {
            if (now.state() == CaseState.PAUSED && isBackFor(order, municipality, person, today)) {
                continue;
            }
            boolean mayHear = standing == Standing.STOPPED;
            if (mayHear) {
                consequences.cancel(order, null);
            }
            news.tell(
                    municipality,
                    now,
                    new OrderEffect.Tell(
                            mayHear ? Role.RESPONSIBLE : Role.SECURITY_CONTACT,
                            mayHear ? NoticeKind.ORDER_CANCEL_ASKED : NoticeKind.ORDER_PROTECTED,
                            order.orderNo(),
                            order.orderNo()));
        }
    }

    /** A pause whose days nobody has recorded holds for all days to come. */
    private boolean isBackFor(Order order, String municipality, PersonKey person, LocalDate today) {
        LocalDate day = order.deliveryDay();
        return day != null && absent.on(municipality, person, today) && !absent.on(municipality, person, day);
    }
}
