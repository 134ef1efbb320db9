package se.inkopsnavet.neighbourhood;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.CircumstanceSource;
import se.inkopsnavet.purchase.Circumstances;
import se.inkopsnavet.purchase.ShopGate;
import se.inkopsnavet.yaml.YamlSource;

/** The made-up municipality on the pattern of the one where each client has an account of the own in a shop of the client's choice (requirements §8). */
public final class ChoiceProfile {

    /** The shop with a channel. */
    public static final String LIVS = "livs";
    /** One that nobody has described. */
    public static final String CORNER_SHOP = "kvartersbutiken";

    private ChoiceProfile() {}

    public static PolicyBook policies() {
        return new PolicyBook(Policies.of(List.of(source("", ""))));
    }

    /** The gate to the shops of that municipality. @param grounded whether the ground that stands in a decision has not been taken back */
    public static ShopGate shops(CaseStore cases, Clock clock, BooleanSupplier grounded) {
        CircumstanceSource consents = (municipality, people) -> people.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        person -> recorded -> grounded.getAsBoolean() ? recorded : recorded.withBasis(null)));
        return new ShopGate(cases, new Circumstances(List.of(consents)), policies(), clock);
    }

    /** With another text in one place. */
    public static YamlSource source(String old, String fresh) {
        try {
            String text = of(Files.readString(Path.of("mappings/municipalities/exempelkommun.yaml")));
            assertThat(text).contains(old);
            return new YamlSource("exempelkommun.yaml", text.replace(old, fresh));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param shipped the profile of the municipality with one procured supplier */
    public static String of(String shipped) {
        String text = shipped;
        for (Map.Entry<String, String> each : changes().entrySet()) {
            assertThat(text).containsPattern(each.getKey());
            text = text.replaceFirst(each.getKey(), each.getValue());
        }
        return text;
    }

    private static Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("supplierModel: PROCURED_SINGLE", "supplierModel: CLIENT_CHOICE_WITH_STAFF");
        changes.put("suppliers: \\[livs\\]", "suppliers: [" + LIVS + ", " + CORNER_SHOP + "]");
        changes.put("letterLeadDays: 28", "letterLeadDays: 14");
        changes.put("(?m)^kundlista:\\n(?:  .*\\n)+", "kundlista: { enabled: false }\n");
        changes.put("disclosureBasis: .*", "disclosureBasis: { types: [CONSENT] }");
        changes.put("handover: ONE_TIME_TO_UNIT", "handover: NONE_CLIENT_OWNS");
        changes.put("fulfilment: \\[STORE_DELIVERY\\]", "fulfilment: [STORE_DELIVERY, HOMECARE_PICKUP]");
        changes.put("(?m)^  areas:\\n(?:    .*\\n)+", "  slot: BOOKED_IN_SHOP_WITH_CONSULTATION\n");
        changes.put("cutoff: \\{.*", "cutoff: { source: SUPPLIER }");
        changes.put("scheduleReview: .*", "scheduleReview: null");
        changes.put("(?m)^doorNotOpened:\\n(?:  .*\\n)+", """
                doorNotOpened:
                  allowed: [RETURNED_TO_STORE]
                  forbidden: [LEFT_OUTSIDE_NEARBY, LEFT_OUTSIDE_NO_ANSWER]
                  breachAction: { alertUnit: IMMEDIATE, complaint: true }
                """);
        return changes;
    }
}
