package se.inkopsnavet.crash;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;

/**
 * The numbers of one run.
 *
 * @param lost decisions that the supplier never acted on
 * @param doubled decisions that it acted on more than once, counted without the first time
 * @param unexpected rows about people who were never sent in
 * @param markers done-markers without their file: killed between the rename and the marker's removal; they vouch for nothing and do no harm
 * @param repeatedMails mails that came again under the same Message-ID, which the supplier drops
 */
record Figures(
        int in,
        int lists,
        int lost,
        int doubled,
        int unexpected,
        int repeatedMails,
        int receipts,
        int archived,
        int markers) {

    static Figures of(Evidence evidence) {
        Map<String, Long> seen = timesSeen(evidence);
        Set<String> sent = evidence.in().stream().map(Evidence.Decision::person).collect(Collectors.toSet());
        List<SupplierRecord.Entry> mails = evidence.supplierMails();
        return new Figures(
                evidence.in().size(),
                (int) mails.stream().filter(mail -> mail.delivery() == 1).count(),
                (int) sent.stream().filter(person -> !seen.containsKey(person)).count(),
                (int) sent.stream()
                        .mapToLong(person -> Math.max(0, seen.getOrDefault(person, 0L) - 1))
                        .sum(),
                (int) seen.keySet().stream()
                        .filter(person -> !sent.contains(person))
                        .count(),
                (int) mails.stream().filter(mail -> mail.delivery() > 1).count(),
                evidence.receipts().size(),
                new HashSet<>(evidence.archived()).size(),
                (int) evidence.left().stream()
                        .filter(name -> name.endsWith(".done"))
                        .count());
    }

    /** By the supplier's own lists: first deliveries only, since a repeat under the same Message-ID has no effect there. */
    static Map<String, Long> timesSeen(Evidence evidence) {
        return evidence.supplierRows().stream()
                .collect(Collectors.groupingBy(SupplierRecord.Row::personnummer, Collectors.counting()));
    }

    String text() {
        return ("checker: %d decisions in, %d customer lists, %d lost, %d doubled, %d unexpected;"
                        + " %d mails repeated under the same Message-ID, %d receipt files, %d files archived, %d done-markers left behind")
                .formatted(in, lists, lost, doubled, unexpected, repeatedMails, receipts, archived, markers);
    }
}
