package se.inkopsnavet.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;

/** What stands in the journals when the acts are over: their own records, as the case systems hold them. */
final class DemoJournal {

    private DemoJournal() {}

    static void show(DemoTown town) throws IOException {
        Path folder = town.town().folder();
        show("JOURNALEN i Exempelkommun (Procapita, %d anteckningar)", folder, town.notes(), UnaryOperator.identity());
        show(
                "JOURNALEN i Lundvik (Lifecare, %d anteckningar av navet)",
                folder.resolve(Lundvik.ID), town.lundvik().notes(), LundvikSettings::headline);
    }

    private static void show(String heading, Path folder, List<WrittenNote> notes, UnaryOperator<String> headline)
            throws IOException {
        StringBuilder text = new StringBuilder();
        notes.forEach(note -> text.append(headline.apply(note.headline()))
                .append(" | ")
                .append(note.occurred())
                .append(" | ")
                .append(note.author())
                .append(" | osignerad: ")
                .append(note.signed().equals("false"))
                .append('\n')
                .append(note.text().strip().indent(4)));
        Path journal = Files.createDirectories(folder.resolve("journal"));
        Files.writeString(journal.resolve("anteckningar.txt"), text, StandardCharsets.UTF_8);
        Story.plain("");
        Story.plain(heading.formatted(notes.size()));
        Story.plain(text.toString().stripTrailing());
    }
}
