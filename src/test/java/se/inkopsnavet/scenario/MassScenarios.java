package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;

/**
 * Bad things at random among ten times as many good ones (reliability §4, mass cases): every good one reaches the supplier once, and every bad one ends where
 * somebody sees it. {@code -Dmass.good=10000} for the long run, {@code -Dmass.seed=} to have the same again.
 */
@ExtendWith(SharedScene.class)
class MassScenarios {

    private static final int GOOD = Integer.getInteger("mass.good", 300);
    private static final long SEED = Long.getLong("mass.seed", System.nanoTime());
    private static final Duration PATIENCE = Scene.PATIENCE.plus(Duration.ofMillis(100L * GOOD));
    private static final String FLOW = "SUPPLIER_MAIL";

    private final Scene scene;

    MassScenarios(Scene scene) {
        this.scene = scene;
    }

    @Test
    void everyGoodOneIsDeliveredOnceAndEveryBadOneIsAccountedFor() {
        Random random = new Random(SEED);
        Mixture mixture = Mixture.of(scene, GOOD, random);
        System.out.printf(
                "mass: seed %d, %d lines in %d files, %d files that cannot be read, %d bad mails%n",
                SEED,
                mixture.lines().size(),
                mixture.files().size(),
                mixture.unreadable().size(),
                mixture.mails().size());
        int mailsBefore = mails().size();

        Map<String, Mixture.Batch> files = new HashMap<>();
        Map<String, Mixture.Unreadable> unreadable = new HashMap<>();
        List<Runnable> steps = new ArrayList<>();
        mixture.files().forEach(file -> steps.add(() -> files.put(drop(file), file)));
        mixture.unreadable()
                .forEach(file -> steps.add(() -> unreadable.put(scene.drop(file.suffix(), file.content()), file)));
        mixture.mails().forEach(mail -> steps.add(() -> scene.town().mail().deliver(Town.HUB_MAILBOX, mail.bytes())));
        Collections.shuffle(steps, random);
        steps.forEach(Runnable::run);
        awaitRest(Stream.concat(files.keySet().stream(), unreadable.keySet().stream())
                .toList());

        Map<String, Receipt> receipts = scene.receipts().stream()
                .collect(Collectors.toMap(Receipt::file, Function.identity(), (one, other) -> other));
        files.forEach((name, file) -> assertThat(receipts.get(name).codes())
                .as("seed %d, %s", SEED, name)
                .containsExactlyElementsOf(
                        file.lines().stream().map(Mixture.Line::code).toList()));
        unreadable.forEach((name, file) -> assertThat(receipts.get(name))
                .as("seed %d, %s", SEED, name)
                .extracting(Receipt::result, Receipt::fault)
                .containsExactly("AVVISAD", file.code()));
        assertThat(ends(mails().subList(mailsBefore, mails().size()).stream()
                        .filter(mail -> !mail.state().equals("CONFIRMED"))
                        .map(mail -> mail.state() + " " + mail.code())))
                .as("seed %d, mails", SEED)
                .isEqualTo(ends(mixture.mails().stream().map(BadMail::end)));
        scene.desk()
                .awaitAll(mixture.lines().stream()
                        .filter(Mixture.Line::isGood)
                        .map(Mixture.Line::decision)
                        .toArray(Sample[]::new));
        assertDelivered(mixture.lines());
    }

    private void assertDelivered(List<Mixture.Line> lines) {
        Map<String, Long> times = scene.desk().record().registered().stream()
                .collect(Collectors.groupingBy(SupplierRecord.Row::personnummer, Collectors.counting()));
        Map<Boolean, List<String>> people = lines.stream()
                .filter(line -> line.decision().values().containsKey("personnummer"))
                .collect(Collectors.partitioningBy(
                        Mixture.Line::isGood,
                        Collectors.mapping(line -> People.personnummer(line.decision()), Collectors.toList())));
        assertThat(people.get(true))
                .as("seed %d, good ones", SEED)
                .hasSize(GOOD)
                .allSatisfy(person -> assertThat(times.get(person)).isEqualTo(1));
        assertThat(times.keySet()).as("seed %d, bad ones", SEED).doesNotContainAnyElementsOf(people.get(false));
    }

    /** Everything that was dropped is answered, and nothing is on its way. */
    private void awaitRest(List<String> files) {
        await("everything is at rest, seed " + SEED).atMost(PATIENCE).until(() -> {
            int moving = scene.ledger()
                    .count("select (select count(*) from message where state in ('RECEIVED', 'READY', 'SENDING'))"
                            + " + (select count(*) from customer_list_row where state = 'READY')");
            return moving == 0
                    && scene.receipts().stream().map(Receipt::file).toList().containsAll(files)
                    && scene.town().mail().inbox(Town.HUB_MAILBOX).isEmpty();
        });
    }

    private String drop(Mixture.Batch file) {
        return scene.drop(
                file.format(), file.lines().stream().map(Mixture.Line::decision).toArray(Sample[]::new));
    }

    private List<Ledger.Message> mails() {
        return scene.ledger().incoming(FLOW);
    }

    private static Map<String, Long> ends(Stream<String> ends) {
        return ends.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
