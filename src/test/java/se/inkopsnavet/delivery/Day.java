package se.inkopsnavet.delivery;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import se.inkopsnavet.delivery.Situation.Standing;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.trade.DeliveryReported.Kind;
import se.inkopsnavet.yaml.YamlSource;

/** One delivery on Thursday 2026-12-03, under one of the shipped policies: reports go in, acts come out, and nothing else happens. */
final class Day {

    /** What the unit hears first of a door that stayed closed. */
    static final String ALERT = "tell RESPONSIBLE DOOR_NOT_OPENED";

    static final LocalDate THURSDAY = LocalDate.of(2026, 12, 3);
    static final Situation HOME = new Situation(Standing.IN_USE, false, false, false, false, false, 0);
    static final Situation IN_HOSPITAL = new Situation(Standing.PAUSED, true, true, false, false, false, 0);
    static final Situation MET = new Situation(Standing.IN_USE, false, false, false, true, false, 0);
    static final Situation WITH_CROSS = new Situation(Standing.IN_USE, false, false, false, false, true, 0);

    private static final Policies SHIPPED = Policies.load(Path.of(""));

    final Policy policy;
    final Situation situation;
    final List<Act> acts = new ArrayList<>();
    Instant now = at("23:00");
    Judged.Verdict last;
    Delivery delivery = new Delivery(
            UUID.fromString("00000000-0000-5000-8000-000000000001"),
            "kommun",
            "HUD-2026-000001",
            "livs",
            "A-1",
            null,
            THURSDAY,
            null,
            List.of(),
            Delivery.Told.NOTHING);

    private Day(Policy policy, Situation situation) {
        this.policy = policy;
        this.situation = situation;
    }

    static Policy shipped(String policyId) {
        return SHIPPED.policyOn(policyId, THURSDAY).orElseThrow();
    }

    /** As shipped: may leave outside; the supplier sends the SMS about it. */
    static Policy mayLeaveOutside() {
        return shipped("huddinge");
    }

    /** The same municipality, had it decided that the hub sends it. */
    static Policy hubTextsOutside() {
        YamlSource source = YamlSource.matching(Path.of(""), "mappings/municipalities/*.yaml").stream()
                .filter(each -> each.file().endsWith("huddinge.yaml"))
                .findFirst()
                .orElseThrow();
        String changed = source.text().replace("sender: SUPPLIER", "sender: HUB");
        return Policies.of(List.of(new YamlSource(source.file(), changed)))
                .policyOn("huddinge", THURSDAY)
                .orElseThrow();
    }

    static Policy neverOutside() {
        return shipped("strangnas");
    }

    static Policy undecided() {
        return shipped("ekero");
    }

    static Day under(Policy policy) {
        return new Day(policy, HOME);
    }

    Day of(Situation other) {
        return new Day(policy, other);
    }

    Day on(LocalDate day) {
        now = at(day, "23:00");
        return this;
    }

    Day in(String from, String to) {
        Delivery.Slot slot = new Delivery.Slot(at(from), at(to));
        delivery = new Delivery(
                delivery.id(),
                delivery.municipality(),
                delivery.caseRef(),
                delivery.supplierId(),
                delivery.orderNo(),
                null,
                THURSDAY,
                slot,
                List.of(),
                Delivery.Told.NOTHING);
        return this;
    }

    Day after(Seen... reports) {
        for (Seen seen : reports) {
            Judged judged = DayDecider.decide(delivery, seen, policy, situation, now);
            last = judged.verdict();
            delivery = judged.delivery();
            acts.addAll(judged.acts());
        }
        return this;
    }

    /** What has followed so far, and forgets it. */
    List<String> said() {
        List<String> said = said(acts);
        acts.clear();
        return said;
    }

    static List<String> said(List<Act> acts) {
        return acts.stream().map(Day::say).toList();
    }

    static String say(Act act) {
        if (act instanceof Act.Tell tell) {
            String about =
                    tell.outcome() == null ? tell.detail() : tell.outcome().name();
            return ("tell " + tell.role() + " " + tell.kind() + " " + about).strip();
        }
        if (act instanceof Act.Send send) {
            String values = send.values().isEmpty() ? "" : " " + new TreeMap<>(send.values());
            return "sms " + send.audience() + " " + send.template() + values;
        }
        if (act instanceof Act.Watch watch) {
            return "watch " + watch.timer() + " " + watch.due();
        }
        if (act instanceof Act.Ask ask) {
            return "ask " + ask.kind();
        }
        if (act instanceof Act.Note note) {
            return "note " + note.outcome() + " " + note.measure();
        }
        if (act instanceof Act.Count count) {
            return "count " + new TreeMap<>(count.services());
        }
        return act.toString();
    }

    static Instant at(String time) {
        return at(THURSDAY, time);
    }

    static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time))
                .atZone(ZoneId.of("Europe/Stockholm"))
                .toInstant();
    }

    static Seen delayed(long version, String at, String expected) {
        return new Seen(Kind.DELAYED, version, at(at), at(expected), null, 0);
    }

    static Seen expected(long version, String at, String expected) {
        return new Seen(Kind.EXPECTED, version, at(at), at(expected), null, 0);
    }

    static Seen noAnswer(long version, String at) {
        return new Seen(Kind.NO_ANSWER, version, at(at), null, null, (int) version);
    }

    static Seen ended(long version, DeliveryOutcome outcome) {
        return new Seen(Kind.OUTCOME, version, at("10:40"), null, outcome, 0);
    }

    static Seen just(Kind kind, long version, String at) {
        return new Seen(kind, version, at(at), null, null, 0);
    }
}
