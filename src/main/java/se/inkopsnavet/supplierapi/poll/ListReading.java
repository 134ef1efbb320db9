package se.inkopsnavet.supplierapi.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.supplierapi.Edge;
import se.inkopsnavet.supplierapi.Harvest;
import se.inkopsnavet.supplierapi.LineStore;
import se.inkopsnavet.supplierapi.ReportKind;
import se.inkopsnavet.supplierapi.SupplierLine;
import se.inkopsnavet.supplierapi.SupplierLines;
import se.inkopsnavet.supplierapi.http.Answer;
import se.inkopsnavet.supplierapi.http.Refusal;

/** Reconciliation: what has changed in both lists since their marks, whether the supplier's own events told of it or not (flow F10). */
final class ListReading {

    private static final Duration SKEW = Duration.ofMinutes(2);
    private static final int MOST_PAGES = 500;

    private final SupplierLines.Open open;
    private final ReadingSettings settings;
    private final LineStore lines;
    private final Alarm alarm;
    private final Clock clock;

    private boolean skewTold;

    /** Something a person should look at; reading goes on. */
    @FunctionalInterface
    interface Alarm {
        void raise(Fault fault, String place);
    }

    ListReading(SupplierLines.Open open, ReadingSettings settings, LineStore lines, Alarm alarm, Clock clock) {
        this.open = open;
        this.settings = settings;
        this.lines = lines;
        this.alarm = alarm;
        this.clock = clock;
    }

    /**
     * A list that cannot be read does not keep the other from being read, unless the supplier has asked to be left alone.
     *
     * @param hand stores a page, and moves the mark as far as it reaches
     * @throws FaultException why they were not both read to the end: the first reason
     */
    void run(Consumer<Harvest> hand) {
        FaultException broken = null;
        try {
            read(ReportKind.ORDER, "ordersSince", "/v1/orders", hand);
        } catch (FaultException ofOrders) {
            if (ofOrders instanceof Refusal refusal && refusal.pause() != null) {
                throw ofOrders;
            }
            broken = ofOrders;
        }
        try {
            read(ReportKind.DELIVERY, "deliveryEventsSince", "/v1/delivery-events", hand);
        } catch (FaultException ofDeliveries) {
            if (broken == null) {
                throw ofDeliveries;
            }
            broken.addSuppressed(ofDeliveries);
        }
        if (broken != null) {
            throw broken;
        }
    }

    private void read(ReportKind kind, String operation, String path, Consumer<Harvest> hand) {
        Instant now = clock.instant();
        Instant mark = lines.mark(line().municipality(), line().supplierId(), kind.name())
                .orElse(now.minus(settings.firstLook()));
        // Where the mark lies ahead, the supplier's clock has been set back since.
        Instant since =
                (mark.isAfter(now) ? now : mark).minus(settings.overlap()).truncatedTo(ChronoUnit.SECONDS);
        Set<String> seen = new HashSet<>();
        String cursor = null;
        do {
            Page page = page(operation, path, since, cursor);
            hand.accept(new Harvest(
                    line().municipality(),
                    line().supplierId(),
                    kind,
                    kind.name(),
                    page.items().isEmpty() ? null : Edge.strainAll(kind, page.items()),
                    page.reaches(since),
                    null));
            cursor = page.next();
            if (cursor != null && (!seen.add(cursor) || seen.size() > MOST_PAGES)) {
                throw new FaultException(Fault.SUPPLIER_API_LIST_UNSTABLE, operation + " next");
            }
        } while (cursor != null);
    }

    private Page page(String operation, String path, Instant since, @Nullable String cursor) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("municipality", line().municipalityCode());
        query.put("since", since.toString());
        query.put("limit", Integer.toString(settings.pageSize()));
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        Optional<Answer> answer = open.http().get(operation, path, query);
        observe(answer.map(Answer::serverTime).orElse(null));
        return Page.of(
                operation,
                answer.orElseThrow(() -> new FaultException(Fault.SUPPLIER_API_ANSWER_UNREADABLE, operation + " 404")),
                settings.pageSize(),
                clock.instant());
    }

    /** Every time is the supplier's, so that a wrong clock there does no harm to the reading; that orders seem late is another matter. */
    private void observe(@Nullable Instant answered) {
        if (answered == null) {
            return;
        }
        Duration ahead = Duration.between(clock.instant(), answered);
        boolean matters = ahead.abs().compareTo(SKEW) > 0;
        if (matters && !skewTold) {
            alarm.raise(Fault.SUPPLIER_API_CLOCK, "Date " + ahead.toSeconds() + " s");
        }
        skewTold = matters;
    }

    private SupplierLine line() {
        return open.line();
    }
}
