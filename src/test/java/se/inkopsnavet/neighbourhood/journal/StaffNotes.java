package se.inkopsnavet.neighbourhood.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What staff have written in a journal by hand, and how it is listed: in pages of two, so that nobody can rely on one being enough. */
public final class StaffNotes {

    private static final int PAGE = 2;

    private final List<Note> notes = new ArrayList<>();
    private int numbers;

    /** @param changed when it was written, or last changed */
    record Note(
            String reference,
            String person,
            String staffId,
            String headline,
            Instant occurred,
            Instant changed,
            boolean mistake,
            String text) {}

    /** @param person twelve digits @return the journal's reference */
    public synchronized String write(String person, String staffId, String headline, String text) {
        String reference = "ANT-%04d".formatted(++numbers);
        Instant now = Instant.now();
        notes.add(new Note(reference, person, staffId, headline, now, now, false, text));
        return reference;
    }

    /** Felmarkerar. */
    public synchronized void mistake(String reference, String staffId) {
        notes.replaceAll(note -> note.reference().equals(reference)
                ? new Note(
                        reference,
                        note.person(),
                        staffId,
                        note.headline(),
                        note.occurred(),
                        Instant.now(),
                        true,
                        note.text())
                : note);
    }

    /** @param after empty for the first page */
    synchronized List<Note> page(String headline, Instant from, String after) {
        List<Note> all = from(headline, from);
        int begin = 0;
        for (int n = 0; n < all.size(); n++) {
            if (all.get(n).reference().equals(after)) {
                begin = n + 1;
            }
        }
        return List.copyOf(all.subList(begin, Math.min(all.size(), begin + PAGE)));
    }

    synchronized boolean isLast(String headline, Instant from, List<Note> page) {
        List<Note> all = from(headline, from);
        return page.isEmpty() || all.get(all.size() - 1).equals(page.get(page.size() - 1));
    }

    private List<Note> from(String headline, Instant from) {
        return notes.stream()
                .filter(note -> note.headline().equals(headline))
                .filter(note -> !note.changed().isBefore(from))
                .sorted(Comparator.comparing(Note::changed).thenComparing(Note::reference))
                .toList();
    }
}
