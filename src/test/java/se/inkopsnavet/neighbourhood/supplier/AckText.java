package se.inkopsnavet.neighbourhood.supplier;

import java.util.List;
import java.util.Map;

/** The acknowledgement as {@code mappings/suppliers/README.md} describes it. */
final class AckText {

    private AckText() {}

    static String fileName(String batchId) {
        return "kvittens_" + batchId + ".csv";
    }

    static String of(Answer answer, String batchId, List<ReceivedList.Person> rows) {
        StringBuilder text = new StringBuilder();
        boolean tooMany = answer instanceof Answer.OneRowTooMany;
        String about =
                answer instanceof Answer.OtherBatch other ? other.batchId().toString() : batchId;
        text.append("#KVITTENS;%s;%d;1\n".formatted(about, rows.size() + (tooMany ? 1 : 0)));
        rows.stream()
                .filter(row -> isListed(answer, row.number()))
                .forEach(row -> line(text, row.number(), reason(answer, row)));
        if (tooMany) {
            line(text, rows.size() + 1, null);
        }
        return text.toString();
    }

    private static boolean isListed(Answer answer, int row) {
        if (answer instanceof Answer.OnlyFirst first) {
            return row <= first.lines();
        }
        return !(answer instanceof Answer.From from) || row >= from.row();
    }

    private static String reason(Answer answer, ReceivedList.Person row) {
        Map<?, String> reasons = Map.of();
        if (answer instanceof Answer.RejectRows rejected) {
            reasons = rejected.reasons();
        } else if (answer instanceof Answer.RejectPeople rejected) {
            reasons = rejected.reasons();
        }
        return reasons.containsKey(row.number()) ? reasons.get(row.number()) : reasons.get(row.personnummer());
    }

    private static void line(StringBuilder text, int number, String reason) {
        text.append(number)
                .append(reason == null ? ";MOTTAGEN;" : ";AVVISAD;" + reason)
                .append('\n');
    }
}
