package se.inkopsnavet.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.contact.Call;
import se.inkopsnavet.contact.Calls;
import se.inkopsnavet.contact.Text;
import se.inkopsnavet.contact.Texts;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** Who is told what of a morning: case references and neutral words (class N0). In the caller's transaction. */
public class ScheduleNews {

    private final NoticeBook notices;
    private final Texts texts;
    private final Calls calls;
    private final ScheduleWords words;

    public ScheduleNews(NoticeBook notices, Texts texts, Calls calls, ScheduleWords words) {
        this.notices = notices;
        this.texts = texts;
        this.calls = calls;
        this.words = words;
    }

    /** @param until when it is too late to be of use */
    record Morning(Policy policy, LocalDate day, Instant until) {
        String municipality() {
            return policy.policyId();
        }
    }

    void listed(Morning morning, ReviewStore.Review unit, int deviations, boolean late) {
        NoticeKind kind = late ? NoticeKind.SCHEDULE_LIST_LATE : NoticeKind.SCHEDULE_LIST;
        toUnit(morning, kind, unit.unitId(), morning.day().toString(), words.count(deviations), unit.unitId());
        if (deviations > 0) {
            text(
                    morning,
                    unit,
                    "schedule-deviations",
                    Text.Audience.UNIT,
                    Map.of("count", Integer.toString(deviations)));
        }
    }

    /** Each to whom it concerns; of customers that nobody knows one notice says how many. */
    void found(Morning morning, List<ReviewStore.Found> all) {
        for (ReviewStore.Found found : all) {
            Deviation deviation = found.deviation();
            if (deviation.kind().reader() == DeviationKind.Reader.UNIT) {
                toUnit(
                        morning,
                        NoticeKind.SCHEDULE_DEVIATION,
                        deviation.unitId(),
                        deviation.subject(),
                        words.of(deviation.kind()),
                        deviation.kind() + "/" + found.round());
            } else if (deviation.kind().reader() == DeviationKind.Reader.SECURITY_CONTACT) {
                tell(
                        morning,
                        NoticeKind.SCHEDULE_PROTECTED,
                        Role.SECURITY_CONTACT,
                        orIt(morning.policy(), morning.policy().contacts().securityContact()),
                        deviation.subject(),
                        words.of(deviation.kind()),
                        Integer.toString(found.round()));
            }
        }
        unknown(morning, all);
    }

    private void unknown(Morning morning, List<ReviewStore.Found> all) {
        List<ReviewStore.Found> unknown = all.stream()
                .filter(found -> found.deviation().kind() == DeviationKind.UNKNOWN_CUSTOMER)
                .toList();
        unknown.stream().map(ReviewStore.Found::supplierId).distinct().forEach(supplier -> {
            List<Integer> stops = unknown.stream()
                    .filter(found -> found.supplierId().equals(supplier))
                    .map(found -> found.deviation().stop())
                    .sorted()
                    .toList();
            tell(
                    morning,
                    NoticeKind.SCHEDULE_UNKNOWN_CUSTOMER,
                    Role.IT,
                    orIt(morning.policy(), null),
                    supplier + " " + morning.day(),
                    Integer.toString(stops.size()),
                    "stopp " + stops.get(0) + "/" + stops.size());
        });
    }

    /** @param code why there is none */
    void missing(Morning morning, ReviewStore.Review unit, String supplierId, String code) {
        toUnit(morning, NoticeKind.SCHEDULE_MISSING, unit.unitId(), supplierId, code, unit.unitId());
        text(morning, unit, "schedule-missing", Text.Audience.UNIT, Map.of());
    }

    void missingToIt(Morning morning, String supplierId, String code) {
        String it = orIt(morning.policy(), null);
        tell(morning, NoticeKind.SCHEDULE_MISSING, Role.IT, it, supplierId, code, "it");
    }

    /** Once for each supplier, by whichever unit has deliveries from it. */
    void askSupplier(Morning morning, String anyCase, String supplierId) {
        calls.ask(new Call(
                morning.municipality(),
                anyCase,
                "schedule-missing",
                Call.Who.SUPPLIER,
                null,
                true,
                morning.until(),
                morning.day() + "/" + supplierId));
    }

    /** Once a day for each supplier. */
    void clockAhead(Policy policy, String supplierId, LocalDate today) {
        notices.add(
                policy.policyId(),
                NoticeKind.SCHEDULE_CLOCK_AHEAD.name(),
                Role.IT.name(),
                orIt(policy, null),
                supplierId,
                "",
                today.toString());
    }

    void unreviewed(Morning morning, ReviewStore.Review unit) {
        toManager(morning, NoticeKind.SCHEDULE_UNREVIEWED, unit, "");
        text(morning, unit, "schedule-unreviewed", Text.Audience.MANAGER, Map.of());
    }

    void missed(Morning morning, ReviewStore.Review unit) {
        toManager(morning, NoticeKind.SCHEDULE_NOT_REVIEWED, unit, Fault.SCHEDULE_NOT_REVIEWED.code());
    }

    void refusedAcknowledgement(Morning morning, String unitId, Fault why) {
        toUnit(morning, NoticeKind.SCHEDULE_ACK_REFUSED, unitId, morning.day().toString(), why.code(), unitId);
    }

    private void toManager(Morning morning, NoticeKind kind, ReviewStore.Review unit, String detail) {
        Optional<ProviderUnit> known = morning.policy().unit(unit.unitId());
        String manager = known.map(ProviderUnit::managerMailbox).orElse(null);
        String mailbox = manager == null ? known.map(ProviderUnit::mailbox).orElse(null) : manager;
        tell(
                morning,
                kind,
                Role.MANAGER,
                orIt(morning.policy(), mailbox),
                morning.day().toString(),
                detail,
                unit.unitId());
    }

    private void toUnit(
            Morning morning,
            NoticeKind kind,
            @Nullable String unitId,
            String subject,
            String detail,
            String occurrence) {
        String mailbox = unitId == null
                ? null
                : morning.policy().unit(unitId).map(ProviderUnit::mailbox).orElse(null);
        tell(morning, kind, Role.RESPONSIBLE, orIt(morning.policy(), mailbox), subject, detail, occurrence);
    }

    private void tell(
            Morning morning,
            NoticeKind kind,
            Role role,
            String recipient,
            String subject,
            String detail,
            String occurrence) {
        notices.add(
                morning.municipality(),
                kind.name(),
                role.name(),
                recipient,
                subject,
                detail,
                morning.day() + "/" + occurrence);
    }

    private void text(
            Morning morning,
            ReviewStore.Review unit,
            String template,
            Text.Audience audience,
            Map<String, String> values) {
        // About nobody: the unit stands where otherwise a case does, so that no client's consent or protection decides.
        texts.ask(new Text(
                morning.municipality(),
                unit.unitId(),
                template,
                audience,
                values,
                morning.until(),
                morning.day().toString()));
    }

    /** A mailbox that was never filled in must not make a notice vanish. */
    private static String orIt(Policy policy, @Nullable String mailbox) {
        String recipient = mailbox == null ? policy.contacts().it() : mailbox;
        if (recipient == null) {
            throw new FaultException(Fault.CONFIGURATION, "contacts.it");
        }
        return recipient;
    }
}
