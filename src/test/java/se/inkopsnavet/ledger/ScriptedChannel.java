package se.inkopsnavet.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A way out that answers as it is told, and remembers what it was given. */
public final class ScriptedChannel implements Channel {

    private final String name;
    private final int parallelism;
    private final Deque<Supplier<Delivery>> answers = new ArrayDeque<>();
    private final Deque<Supplier<Delivery>> findings = new ArrayDeque<>();
    private final List<Parcel> delivered = new CopyOnWriteArrayList<>();
    private final List<Parcel> asked = new CopyOnWriteArrayList<>();
    private boolean dumb;

    public ScriptedChannel(String name, int parallelism) {
        this.name = name;
        this.parallelism = parallelism;
    }

    /** The next delivery ends like this. */
    public ScriptedChannel answers(Supplier<Delivery> answer) {
        answers.add(answer);
        return this;
    }

    /** The next question about an earlier attempt ends like this. */
    public ScriptedChannel finds(Supplier<Delivery> finding) {
        findings.add(finding);
        return this;
    }

    /** Nobody can be asked what became of an attempt. */
    public ScriptedChannel dumb() {
        dumb = true;
        return this;
    }

    public List<Parcel> delivered() {
        return delivered;
    }

    public List<Parcel> asked() {
        return asked;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean canBeAsked() {
        return !dumb;
    }

    @Override
    public int parallelism() {
        return parallelism;
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        delivered.add(parcel);
        return next(answers, new Delivery.Delivered("250 ok"));
    }

    @Override
    public Delivery reconcile(Parcel parcel) {
        asked.add(parcel);
        return next(findings, new Delivery.Delivered("found"));
    }

    private static Delivery next(Deque<Supplier<Delivery>> script, Delivery otherwise) {
        Supplier<Delivery> next;
        synchronized (script) {
            next = script.poll();
        }
        return next == null ? otherwise : next.get();
    }
}
