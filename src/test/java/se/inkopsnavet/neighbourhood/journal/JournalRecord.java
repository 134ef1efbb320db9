package se.inkopsnavet.neighbourhood.journal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a journal has, and how often it was asked for what: its own memory, which knows nothing of the hub's. */
public final class JournalRecord {

    private final List<WrittenNote> notes = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** @return the note's number, from 1 */
    synchronized int add(WrittenNote note) {
        notes.add(note);
        return notes.size();
    }

    void called(String operation) {
        calls.computeIfAbsent(operation, name -> new AtomicInteger()).incrementAndGet();
    }

    void complain(String about) {
        complaints.add(about);
    }

    public List<WrittenNote> notes() {
        return List.copyOf(notes);
    }

    public int calls(String operation) {
        return calls.getOrDefault(operation, new AtomicInteger()).get();
    }

    /** What the hub did that no client may do. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }
}
