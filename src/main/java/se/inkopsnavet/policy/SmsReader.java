package se.inkopsnavet.policy;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.person.Phone;
import se.inkopsnavet.yaml.Branch;

/** Reads the part of a profile that is about SMS. */
final class SmsReader {

    private final Branch profile;
    private final Consumer<Finding> findings;

    private SmsReader(Branch profile, Consumer<Finding> findings) {
        this.profile = profile;
        this.findings = findings;
    }

    /** Null where the municipality sends none, or has not decided how. */
    static @Nullable SmsPolicy read(Branch profile, Consumer<Finding> findings) {
        return new SmsReader(profile, findings).policy();
    }

    private @Nullable SmsPolicy policy() {
        if (!profile.has("sms")) {
            return null;
        }
        Optional<SmsPolicy.Gateway> gateway = profile.choice("sms.gateway", SmsPolicy.Gateway.class);
        Optional<String> sender = profile.text("sms.sender");
        if (gateway.isEmpty() || sender.isEmpty()) {
            findings.accept(error(profile, "sms", "sms kräver gateway och sender"));
            return null;
        }
        return new SmsPolicy(
                gateway.get(),
                sender.get(),
                profile.duration("sms.alternativeAfter").orElse(SmsPolicy.ALTERNATIVE_AFTER),
                profile.duration("sms.receiptWithin").orElse(SmsPolicy.RECEIPT_WITHIN),
                profile.text("sms.onCallMailbox").orElse(null),
                profile.branches("sms.units").stream()
                        .filter(unit -> unit.has("unitId"))
                        .map(this::numbers)
                        .toList());
    }

    private SmsPolicy.UnitNumbers numbers(Branch unit) {
        List<Phone> phones = unit.texts("phones").stream()
                .flatMap(written -> mobile(unit, "phones", written).stream())
                .toList();
        return new SmsPolicy.UnitNumbers(
                unit.text("unitId").orElseThrow(),
                phones,
                unit.text("manager")
                        .flatMap(written -> mobile(unit, "manager", written))
                        .orElse(null));
    }

    /** A landline gets no SMS (AC-12-8). */
    private Optional<Phone> mobile(Branch unit, String key, String written) {
        try {
            Phone phone = Phone.parse(written);
            if (phone.isMobile()) {
                return Optional.of(phone);
            }
        } catch (FaultException notAPhone) {
            // The same finding: what is no number is no mobile number.
        }
        findings.accept(error(unit, key, "här väntas svenska mobilnummer"));
        return Optional.empty();
    }

    private static Finding error(Branch branch, String key, String message) {
        return Finding.error(branch.file(), branch.line(key), branch.fullKey(key), message);
    }
}
