package se.inkopsnavet.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.procapita.Sample;

/**
 * Good decisions with one bad thing for every ten of them, at random: records among them in the same files, files that cannot be read, mails that claim to be
 * answers. The same seed gives the same kinds in the same places.
 *
 * @param files of decisions, good and bad ones
 * @param unreadable files that are refused whole
 */
record Mixture(List<Batch> files, List<Unreadable> unreadable, List<BadMail> mails) {

    private static final int ONE_IN = 10;
    private static final int KINDS_OF_BAD = 3;
    private static final int LARGEST_FILE = 60;

    /** A decision in a file, and the code that its line in the receipt has; empty when it is good. */
    record Line(Sample decision, String code) {
        boolean isGood() {
            return code.isEmpty();
        }
    }

    record Batch(FileFormat format, List<Line> lines) {}

    record Unreadable(String suffix, byte[] content, String code) {}

    static Mixture of(Scene scene, int good, Random random) {
        int bad = good / ONE_IN;
        List<Unreadable> unreadable = new ArrayList<>();
        List<BadMail> mails = new ArrayList<>();
        Map<FileFormat, List<Line>> lines = new LinkedHashMap<>();
        for (FileFormat format : FileFormat.values()) {
            lines.put(format, new ArrayList<>());
        }
        for (int i = 0; i < good; i++) {
            lines.get(any(FileFormat.values(), random))
                    .add(new Line(scene.people().someone(), ""));
        }
        for (int i = 0; i < bad; i++) {
            switch (random.nextInt(KINDS_OF_BAD)) {
                case 0 -> unreadable.add(unreadable(scene, random));
                case 1 -> mails.add(BadMail.any(scene.town(), random));
                default -> {
                    FileFormat format = any(FileFormat.values(), random);
                    BadRecord spoilt =
                            any(format == FileFormat.XML ? BadRecord.inXml() : BadRecord.inAnyFormat(), random);
                    lines.get(format)
                            .add(new Line(spoilt.spoil().apply(scene.people().someone()), spoilt.code()));
                }
            }
        }
        List<Batch> files = new ArrayList<>();
        lines.forEach((format, all) -> files.addAll(files(format, all, random)));
        return new Mixture(files, unreadable, mails);
    }

    List<Line> lines() {
        return files.stream().flatMap(file -> file.lines().stream()).toList();
    }

    private static List<Batch> files(FileFormat format, List<Line> all, Random random) {
        Collections.shuffle(all, random);
        List<Batch> files = new ArrayList<>();
        int from = 0;
        while (from < all.size()) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(LARGEST_FILE));
            files.add(new Batch(format, List.copyOf(all.subList(from, to))));
            from = to;
        }
        return files;
    }

    private static Unreadable unreadable(Scene scene, Random random) {
        FileFormat format = any(FileFormat.values(), random);
        String good =
                Scene.export(format, scene.people().someone(), scene.people().someone());
        Map<String, byte[]> files =
                format == FileFormat.XML ? BadFiles.xml(good) : BadFiles.csv(good, Scene.export(format));
        String what = any(List.copyOf(files.keySet()), random);
        return new Unreadable(Scene.suffix(format), files.get(what), BadFiles.code(what));
    }

    private static <T> T any(T[] some, Random random) {
        return any(List.of(some), random);
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
