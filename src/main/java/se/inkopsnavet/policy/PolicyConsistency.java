package se.inkopsnavet.policy;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import se.inkopsnavet.yaml.Branch;

/** What must hold between the keys of one profile, which the shape of each key alone cannot say. */
final class PolicyConsistency {

    private final Branch profile;
    private final BiConsumer<String, String> error;

    private PolicyConsistency(Branch profile, BiConsumer<String, String> error) {
        this.profile = profile;
        this.error = error;
    }

    static void check(Branch profile, List<Area> areas, BiConsumer<String, String> error) {
        PolicyConsistency consistency = new PolicyConsistency(profile, error);
        consistency.dates();
        consistency.supplier();
        consistency.ownAccounts();
        consistency.disclosure();
        consistency.areaNames(areas);
        consistency.weekdays(areas);
        consistency.units();
        consistency.outcomes();
    }

    private void dates() {
        profile.day("validTo").ifPresent(last -> profile.day("validFrom")
                .filter(last::isBefore)
                .ifPresent(first -> error.accept("validTo", "slutdatum ligger före validFrom")));
    }

    private void supplier() {
        boolean single = profile.choice("supplierModel", SupplierModel.class)
                .filter(SupplierModel.PROCURED_SINGLE::equals)
                .isPresent();
        if (single && profile.has("suppliers") && profile.texts("suppliers").size() != 1) {
            error.accept("suppliers", "PROCURED_SINGLE kräver exakt en leverantör");
        }
    }

    /** Whoever chooses a shop makes an account there: a list would tell shops of people who never come (requirements C1, C3, C4). */
    private void ownAccounts() {
        Optional<Boolean> listed = profile.flag("kundlista.enabled");
        boolean chosen = profile.choice("supplierModel", SupplierModel.class)
                .filter(SupplierModel::isClients)
                .isPresent();
        if (chosen && listed.filter(enabled -> enabled).isPresent()) {
            error.accept(
                    "kundlista.enabled", "där kunden väljer butik finns ingen leverantör att skicka kundlista till");
        }
        if (listed.filter(enabled -> !enabled).isPresent()) {
            profile.choice("credentials.handover", CredentialsPolicy.Handover.class)
                    .filter(handover -> handover != CredentialsPolicy.Handover.NONE_CLIENT_OWNS)
                    .ifPresent(handover -> error.accept(
                            "credentials.handover", "utan kundlista skickas inga inloggningar: NONE_CLIENT_OWNS"));
            if (profile.has("delivery.areas")) {
                error.accept("delivery.areas", "utan kundlista bokas varje leverans för sig, inte per område");
            }
        }
    }

    /** S-04 is law and not a choice. */
    private void disclosure() {
        if (profile.flag("disclosureBasis.required")
                .filter(required -> !required)
                .isPresent()) {
            error.accept("disclosureBasis.required", "utlämnandegrund kan inte väljas bort");
        }
    }

    /** Spellings are compared as they are looked up, else "Åby" and "Aby" would silently be the same area. */
    private void areaNames(List<Area> areas) {
        Map<String, String> owners = new HashMap<>();
        for (Area area : areas) {
            Set<String> folded = Areas.spellings(area).map(Areas::folded).collect(Collectors.toSet());
            for (String name : folded) {
                String owner = owners.putIfAbsent(name, area.areaId());
                if (owner != null) {
                    error.accept("areas", "områdena " + owner + " och " + area.areaId() + " har ett namn gemensamt");
                }
            }
        }
    }

    /** HUD-31: every area has one delivery day, and as many as clients get groceries in a week where that is more. */
    private void weekdays(List<Area> areas) {
        Set<String> known = areas.stream().map(Area::areaId).collect(Collectors.toSet());
        int least = profile.whole("delivery.frequency.minPerWeek").orElse(1);
        int most = profile.whole("delivery.frequency.maxPerWeek").orElse(1);
        Map<String, Set<DayOfWeek>> seen = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String key = "delivery.areas." + day;
            for (String areaId : profile.texts(key)) {
                if (!known.contains(areaId)) {
                    error.accept(key, "området " + areaId + " finns inte under areas");
                }
                Set<DayOfWeek> days = seen.computeIfAbsent(areaId, area -> EnumSet.noneOf(DayOfWeek.class));
                if (!days.add(day) || days.size() > most) {
                    error.accept(key, "området " + areaId + " har fler leveransdagar än frequency.maxPerWeek, " + most);
                }
            }
        }
        if (profile.has("delivery.areas")) {
            areas.stream()
                    .filter(area -> !seen.containsKey(area.areaId()))
                    .forEach(area -> error.accept("areas", "området " + area.areaId() + " har ingen leveransdag"));
            seen.forEach((areaId, days) -> {
                if (days.size() < least) {
                    error.accept(
                            "delivery.areas",
                            "området " + areaId + " har färre leveransdagar än frequency.minPerWeek, " + least);
                }
            });
        }
    }

    private void units() {
        Set<String> seen = new HashSet<>();
        profile.branches("units").stream()
                .flatMap(unit -> unit.text("unitId").stream())
                .filter(unitId -> !seen.add(unitId))
                .forEach(unitId -> error.accept("units", "enheten " + unitId + " står två gånger"));
    }

    private void outcomes() {
        profile.texts("doorNotOpened.forbidden").stream()
                .filter(profile.texts("doorNotOpened.allowed")::contains)
                .forEach(both -> error.accept("doorNotOpened.forbidden", both + " är både tillåtet och förbjudet"));
    }
}
