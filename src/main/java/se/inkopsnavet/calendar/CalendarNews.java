package se.inkopsnavet.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;

/** What people are told of the calendar, without personal data. Who is away or closed is told by the rooms that know it. */
public class CalendarNews {

    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    public CalendarNews(Consequences consequences, PolicyBook policies, Clock clock) {
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
    }

    /** A day moved. */
    record News(NoticeKind kind, String detail) {}

    /** Pure. @param before null when it is new */
    static Optional<News> of(@Nullable Occurrence before, Occurrence now) {
        if (now.isPlanned() && now.displacedFrom() != null) {
            return before != null && before.isPlanned() && before.day().equals(now.day())
                    ? Optional.empty()
                    : Optional.of(new News(NoticeKind.DELIVERY_DISPLACED, now.displacedFrom() + " > " + now.day()));
        }
        if (!now.isPlanned() && asksForADay(now)) {
            return before != null && asksForADay(before) && before.day().equals(now.day())
                    ? Optional.empty()
                    : Optional.of(
                            new News(NoticeKind.DELIVERY_DAY_NEEDED, now.day().toString()));
        }
        boolean moved = now.isPlanned() && before != null && !before.day().equals(now.day());
        return moved
                ? Optional.of(
                        new News(NoticeKind.DELIVERY_DAY_CHANGED, now.day().toString()))
                : Optional.empty();
    }

    private static boolean asksForADay(Occurrence occurrence) {
        return Reason.SUPPLIER_STOP_DAY.name().equals(occurrence.reason())
                || Reason.HOLIDAY_UNANSWERED.name().equals(occurrence.reason());
    }

    /** To the unit. In the caller's transaction. */
    void tell(String municipality, PurchaseCase purchase, List<Occurrence> before, List<Occurrence> changed) {
        Map<String, Occurrence> earlier =
                before.stream().collect(Collectors.toMap(Occurrence::key, Function.identity()));
        LocalDate today = LocalDate.now(clock);
        for (Occurrence each : changed) {
            if (!each.day().isBefore(today)) {
                of(earlier.get(each.key()), each)
                        .ifPresent(news -> consequences.tell(
                                new Intent.Tell(Role.RESPONSIBLE, news.kind(), news.detail()),
                                municipality,
                                policies.on(municipality, today),
                                purchase,
                                each.key() + " v" + each.version()));
            }
        }
    }

    void notOrdered(
            String municipality,
            Policy policy,
            String caseRef,
            @Nullable String unitId,
            String detail,
            String occurrence) {
        consequences.tell(
                new Intent.Tell(Role.RESPONSIBLE, NoticeKind.NOT_ORDERED, detail),
                municipality,
                policy,
                caseRef,
                unitId,
                occurrence);
    }

    /** To the municipality's IT, once a day. @param subject the supplier, or a file's name */
    void toIt(String municipality, NoticeKind kind, String subject, String detail, LocalDate day) {
        consequences.tell(
                new Intent.Tell(Role.IT, kind, detail),
                municipality,
                policies.on(municipality, day),
                subject,
                null,
                day.toString());
    }
}
