package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.procapita.Sample;

/** Exports full of passwords and door codes, of which each record waits for a person, is bad input, or lies in a file that is refused whole. */
final class StoppedExports {

    private static final String PASSWORD = "Höstlöv=58";
    /** Such as no random number, hash or time has inside. */
    private static final String FIELD = "58K215ö";

    private static final String STREET = "94637281655";
    private static final String DRIVER = "Tj58Kö";
    private static final String INVOICE = "Vq98Mx";

    private final Scene scene;
    private final List<Sample> samples;

    StoppedExports(Scene scene) {
        this.scene = scene;
        Sample held = leaky("STOPP-1");
        Sample quarantined = leaky("STOPP-2").with("omrade", "Ingenstans");
        Sample unreadable = leaky("STOPP-3").with("postnummer", "12");
        this.samples = List.of(held, quarantined, unreadable);
    }

    private Sample leaky(String decisionId) {
        Sample someone = scene.people().someone().with("beslutsid", decisionId);
        return someone.with("losenord", PASSWORD)
                .with("portkod", FIELD)
                .with("gata", someone.values().get("gata") + ", portkod " + STREET)
                .with("chaufforinfo", "Portkod " + DRIVER + ", ring 2 ggr")
                .with("faktura", "ANNAN")
                .with("fakturaadress", "Kanslivägen 3, portkod " + INVOICE);
    }

    List<Sample> samples() {
        return samples;
    }

    /** What no store may hold, encrypted or not. */
    Set<String> secrets() {
        return Set.of(PASSWORD, FIELD, STREET, DRIVER, INVOICE);
    }

    /** Also a row of the wrong length, where that can be. @return its name */
    String drop(FileFormat format) {
        String file = Scene.export(format, samples.toArray(Sample[]::new));
        if (format == FileFormat.CSV) {
            // The same decisions again would be repeats, of which nothing is kept.
            file = file.replace("STOPP-", "STOPP-C-");
            String number = People.personnummer(samples.get(2));
            file = file.replace(number, number + ";en för mycket");
        }
        return scene.drop(Scene.suffix(format), file);
    }

    /** Waits until every record of it has come to rest. */
    void awaitStopped(String name) {
        assertThat(scene.receipt(name).codes()).hasSize(samples.size()).doesNotContain("");
    }

    /** With one decision fewer than it says. @return its name */
    String dropCut(FileFormat format) {
        String file = Scene.export(format, samples.toArray(Sample[]::new))
                .replace("antal=\"3\"", "antal=\"4\"")
                .replace("#ANTAL;3", "#ANTAL;4");
        return scene.drop(Scene.suffix(format), file);
    }

    void awaitRefused(String name) {
        assertThat(scene.receipt(name).result()).isEqualTo("AVVISAD");
    }
}
