package se.inkopsnavet.calendar;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.policy.Area;
import se.inkopsnavet.policy.Cutoff;
import se.inkopsnavet.policy.Cutoff.DayType;
import se.inkopsnavet.policy.DeliveryPolicy;
import se.inkopsnavet.policy.DeliveryPolicy.Fulfilment;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.Policy;

/** The made-up municipality's rules with other words about deliveries. */
final class Rules {

    static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    static final Cutoff USUAL = new Cutoff(LocalTime.of(13, 0), true, 1, DayType.CALENDAR);
    static final SupplierCalendar FOR_EVER =
            new SupplierCalendar("livs", LocalDate.of(2031, 12, 31), Map.of(), Set.of());

    private static final Policy SHIPPED = Policies.load(Path.of(""))
            .policyOn("exempelkommun", LocalDate.of(2026, 11, 23))
            .orElseThrow();

    private Rules() {}

    static Policy usual() {
        return with(List.of(Fulfilment.STORE_DELIVERY), 1, 1, USUAL, null);
    }

    static Policy with(Cutoff cutoff) {
        return with(List.of(Fulfilment.STORE_DELIVERY), 1, 1, cutoff, null);
    }

    static Policy with(
            List<Fulfilment> ways, int least, int most, @Nullable Cutoff cutoff, @Nullable LocalDate validTo) {
        DeliveryPolicy shipped = SHIPPED.delivery();
        DeliveryPolicy delivery = new DeliveryPolicy(
                ways, least, most, cutoff, shipped.review(), shipped.door(), shipped.contactWindows());
        return new Policy(
                SHIPPED.policyId(),
                SHIPPED.version(),
                SHIPPED.municipalityCode(),
                SHIPPED.municipalityName(),
                SHIPPED.caseRefPrefix(),
                SHIPPED.mode(),
                LocalDate.of(2025, 1, 1),
                validTo,
                SHIPPED.activatedBy(),
                SHIPPED.appliesTo(),
                SHIPPED.supplierModel(),
                SHIPPED.suppliers(),
                SHIPPED.letterLeadDays(),
                SHIPPED.customerList(),
                SHIPPED.disclosure(),
                SHIPPED.consent(),
                SHIPPED.journal(),
                SHIPPED.credentials(),
                SHIPPED.erasure(),
                SHIPPED.invoice(),
                delivery,
                SHIPPED.complaint(),
                SHIPPED.fees(),
                SHIPPED.sms(),
                SHIPPED.areas(),
                SHIPPED.units(),
                SHIPPED.contacts(),
                SHIPPED.obstacles(),
                SHIPPED.source());
    }

    static Area area(DayOfWeek... weekdays) {
        return new Area("area", "Området", List.of(), List.of(), List.of(weekdays));
    }

    static SupplierCalendar stopping(LocalDate day, @Nullable LocalDate to) {
        return new SupplierCalendar("livs", FOR_EVER.until(), Map.of(day, Optional.ofNullable(to)), Set.of());
    }

    static WeekPlan plan(LocalDate day, Policy policy, Area area, SupplierCalendar calendar, LocalDate... booked) {
        return new WeekPlanner(STOCKHOLM).plan(Week.of(day), policy, area, calendar, List.of(booked));
    }
}
