package se.inkopsnavet.crash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.inkopsnavet.crash.Evidence.File;
import se.inkopsnavet.crash.Evidence.Mail;
import se.inkopsnavet.crash.Evidence.Message;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord.Entry;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord.Kind;

/** Everything that is not as it must be, one sentence each, without personal data. Empty when all invariants hold. */
final class Findings {

    private static final Set<String> UNDER_WAY = Set.of("RECEIVED", "READY", "SENDING", "SENT", "UNCERTAIN");

    private final Evidence evidence;
    private final Map<String, List<Message>> byFlow;
    private final List<String> found = new ArrayList<>();

    private Findings(Evidence evidence) {
        this.evidence = evidence;
        this.byFlow = evidence.messages().stream().collect(Collectors.groupingBy(Message::flow));
    }

    static List<String> of(Evidence evidence) {
        Findings findings = new Findings(evidence);
        findings.decisionsReachTheSupplierOnce();
        findings.everyFileIsAcceptedAndArchivedOnce();
        findings.everyRecordHasOneFinalState();
        findings.everyMailIsTheLedgers();
        findings.everyReceiptIsThereOnce();
        findings.nothingIsLeftLying();
        return List.copyOf(findings.found);
    }

    /** I1 and I2: 0 lost, 0 doubled, counted by the supplier. */
    private void decisionsReachTheSupplierOnce() {
        Map<String, Long> seen = Figures.timesSeen(evidence);
        evidence.in().forEach(decision -> {
            long times = seen.getOrDefault(decision.person(), 0L);
            when(times == 0, "%s never reached the supplier", decision);
            when(times > 1, "%s reached the supplier %d times in different mails", decision, times);
        });
        Set<String> sent = evidence.in().stream().map(Evidence.Decision::person).collect(Collectors.toSet());
        long strangers =
                seen.keySet().stream().filter(person -> !sent.contains(person)).count();
        when(strangers > 0, "%d rows at the supplier concern people who were never sent in", strangers);
    }

    private String mark(String sha256) {
        return evidence.marks().apply(sha256);
    }

    private void everyFileIsAcceptedAndArchivedOnce() {
        Map<String, List<Message>> accepted = grouped(messages("DECISION_FILE"), Message::mark);
        Map<String, List<File>> archived = grouped(evidence.archived(), File::name);
        evidence.files().forEach(file -> {
            List<Message> messages = accepted.getOrDefault(mark(file.sha256()), List.of());
            when(messages.size() != 1, "%s is %d messages in the ledger", file.name(), messages.size());
            messages.forEach(
                    message -> when(!message.state().equals("CONFIRMED"), "%s ended %s", file.name(), message.state()));
            List<File> copies = archived.getOrDefault(file.name(), List.of());
            when(copies.size() != 1, "%s is %d times in the archive", file.name(), copies.size());
            copies.forEach(
                    copy -> when(!copy.sha256().equals(file.sha256()), "%s was altered in the archive", file.name()));
        });
    }

    private void everyRecordHasOneFinalState() {
        Map<String, Message> files = messages("DECISION_FILE").stream()
                .collect(Collectors.toMap(Message::mark, Function.identity(), (first, second) -> first));
        Map<Object, List<Message>> parts =
                messages("DECISION").stream().collect(Collectors.groupingBy(Message::parent));
        evidence.files().stream()
                .filter(file -> files.containsKey(mark(file.sha256())))
                .forEach(file -> {
                    List<Message> own =
                            parts.getOrDefault(files.get(mark(file.sha256())).id(), List.of());
                    int positions = own.stream()
                            .map(Message::position)
                            .collect(Collectors.toSet())
                            .size();
                    when(
                            own.size() != file.count() || positions != file.count(),
                            "%s has %d records in %d places instead of %d",
                            file.name(),
                            own.size(),
                            positions,
                            file.count());
                });
        int decided =
                evidence.cases().values().stream().mapToInt(Integer::intValue).sum();
        when(
                decided != evidence.in().size(),
                "%d cases for %d decisions",
                decided,
                evidence.in().size());
    }

    /** I2, I3 and I4 for mail: under one Message-ID always the bytes of the ledger, again only when the hub knew that it did not know. */
    private void everyMailIsTheLedgers() {
        Map<String, List<Mail>> arrived = grouped(evidence.mails(), Mail::messageId);
        Map<String, Message> sent = evidence.messages().stream()
                .filter(message -> message.dedupId() != null)
                .collect(Collectors.toMap(Message::dedupId, Function.identity()));
        arrived.forEach((id, mails) -> {
            Message message = sent.get(id);
            when(message == null, "mail %s is not in the ledger", id);
            if (message != null) {
                long other = mails.stream()
                        .filter(mail -> !mark(mail.sha256()).equals(message.mark()))
                        .count();
                when(other > 0, "mail %s has other bytes than the ledger, %d times", id, other);
                when(
                        mails.size() > 1 + message.unknownAttempts(),
                        "mail %s came %d times, of which only %d are explained",
                        id,
                        mails.size(),
                        1 + message.unknownAttempts());
            }
        });
        messages("CUSTOMER_LIST").stream()
                .filter(list -> !arrived.containsKey(list.dedupId()))
                .forEach(list -> found.add("list " + list.dedupId() + " (" + list.state() + ") never arrived"));
        evidence.supplierMails().stream()
                .filter(mail -> mail.kind() != Kind.LIST)
                .map(Entry::note)
                .forEach(note -> found.add("the supplier could not read a mail: " + note));
    }

    /** I2 and I4 for files: exactly once by name, with the ledger's hash, and the checksum file beside it. */
    private void everyReceiptIsThereOnce() {
        Map<String, List<File>> there = grouped(evidence.receipts(), File::name);
        List<Message> receipts = messages("RECEIPT_FILE");
        when(
                receipts.size() != evidence.files().size(),
                "%d receipts for %d files",
                receipts.size(),
                evidence.files().size());
        receipts.forEach(receipt -> {
            List<File> files = there.getOrDefault(receipt.dedupId(), List.of());
            when(files.size() != 1, "receipt %s appeared %d times", receipt.dedupId(), files.size());
            files.forEach(file ->
                    when(!mark(file.sha256()).equals(receipt.mark()), "receipt %s was altered", receipt.dedupId()));
            int checksums =
                    there.getOrDefault(receipt.dedupId() + ".sha256", List.of()).size();
            when(checksums != 1, "checksum of %s appeared %d times", receipt.dedupId(), checksums);
        });
        Set<String> known = new HashSet<>();
        receipts.forEach(receipt -> known.addAll(List.of(receipt.dedupId(), receipt.dedupId() + ".sha256")));
        there.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> found.add(name + " is not in the ledger"));
    }

    /** I7 and I10. */
    private void nothingIsLeftLying() {
        evidence.messages().stream()
                .filter(message -> UNDER_WAY.contains(message.state()))
                .forEach(message -> found.add(message.flow() + " " + message.id() + " is still " + message.state()));
        evidence.rows()
                .forEach((state, count) ->
                        when(!state.equals("ACKNOWLEDGED"), "%d rows of customer lists are %s", count, state));
        evidence.cases()
                .forEach((state, count) -> when(!state.equals("CREDENTIALS_PENDING"), "%d cases are %s", count, state));
        evidence.left().stream()
                .filter(name -> !name.endsWith(".done"))
                .forEach(name -> found.add(name + " still lies in a folder of the case system"));
        when(evidence.tasks() > 0, "%d tasks are left", evidence.tasks());
    }

    private List<Message> messages(String flow) {
        return byFlow.getOrDefault(flow, List.of());
    }

    private void when(boolean wrong, String sentence, Object... values) {
        if (wrong) {
            found.add(sentence.formatted(values));
        }
    }

    private static <T> Map<String, List<T>> grouped(List<T> all, Function<T, String> key) {
        return all.stream().filter(each -> Objects.nonNull(key.apply(each))).collect(Collectors.groupingBy(key));
    }
}
