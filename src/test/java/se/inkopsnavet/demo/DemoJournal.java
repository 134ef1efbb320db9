package se.inkopsnavet.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What stands in the journal when the acts are over. */
final class DemoJournal {

    private DemoJournal() {}

    /** The journal's own record, as the case system holds it. */
    static void show(DemoTown town) throws IOException {
        StringBuilder text = new StringBuilder();
        town.notes().forEach(note -> text.append(note.headline())
                .append(" | ")
                .append(note.occurred())
                .append(" | ")
                .append(note.author())
                .append(" | osignerad: ")
                .append(note.signed().equals("false"))
                .append('\n')
                .append(note.text().strip().indent(4)));
        Path folder = Files.createDirectories(town.town().folder().resolve("journal"));
        Files.writeString(folder.resolve("anteckningar.txt"), text, StandardCharsets.UTF_8);
        Story.plain("");
        Story.plain("JOURNALEN (verksamhetssystemets egen, %d anteckningar)"
                .formatted(town.notes().size()));
        Story.plain(text.toString().stripTrailing());
    }
}
