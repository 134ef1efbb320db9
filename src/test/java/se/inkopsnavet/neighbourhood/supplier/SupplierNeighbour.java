package se.inkopsnavet.neighbourhood.supplier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import se.inkopsnavet.neighbourhood.supplier.ReceivedList.Person;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord.Entry;

/**
 * A simulated grocer with a {@code nykund@} mailbox: really decrypts each customer list with its own key, checks the hub's signature and the list's
 * totals, records what it got, and answers as it is told to behave.
 *
 * <p>A mail that comes again (same Message-ID) is answered with the very bytes of the first answer and acted on no second time. A broken list and any
 * other mail are recorded and not answered. Safe for use by several threads.
 */
public final class SupplierNeighbour implements AutoCloseable {

    private final SupplierCraft craft;
    private final SupplierRecord record;
    private final AnswerArchive answers;
    private final Post post;
    private final Clock clock;
    private final Deque<Behaviour> planned = new ConcurrentLinkedDeque<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CustomerRegister register;
    private volatile ErasureWhim whim = ErasureWhim.ERASE;
    private volatile Behaviour usual = Behaviour.acceptAll();
    private volatile Optional<Exception> trouble = Optional.empty();

    private record Waiting(Instant due, byte[] mail) {}

    /**
     * @param record continued should it hold something already
     * @param post takes answers to the hub's mailbox
     * @param clock dates answers and times the late ones
     */
    public SupplierNeighbour(SupplierCraft craft, SupplierRecord record, Post post, Clock clock) {
        this.craft = craft;
        this.record = record;
        this.answers = new AnswerArchive(record);
        this.register = new CustomerRegister(record.folder());
        this.post = post;
        this.clock = clock;
    }

    /** From now on, until told otherwise. */
    public void behave(Behaviour behaviour) {
        usual = behaviour;
    }

    /** For the next list that is no repeat; several are used up in their order. */
    public void once(Behaviour behaviour) {
        planned.add(behaviour);
    }

    /** How requests to erase are dealt with from now on. */
    public void onErasure(ErasureWhim newWhim) {
        whim = newWhim;
    }

    /** What the supplier holds about its customers. */
    public CustomerRegister register() {
        return register;
    }

    public SupplierRecord record() {
        return record;
    }

    /** Reads the mailbox on a thread of its own, again after each pause, until closed. */
    public void watch(Mailbox mailbox, Duration pause) {
        Thread thread = new Thread(() -> pollUntilClosed(mailbox, pause), "supplier");
        thread.setDaemon(true);
        thread.start();
    }

    private void pollUntilClosed(Mailbox mailbox, Duration pause) {
        try {
            do {
                pollOnce(mailbox);
            } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void pollOnce(Mailbox mailbox) {
        try {
            poll(mailbox);
            trouble = Optional.empty();
        } catch (IOException | UncheckedIOException unreachable) {
            // The next round tries again, as a mail program does; the demo can show it.
            trouble = Optional.of(unreachable);
        }
    }

    /** Why the last round on the own thread failed, if it did. */
    public Optional<Exception> trouble() {
        return trouble;
    }

    /**
     * Takes what is new in the mailbox and sends the answers that are due. Not to be mixed with {@link #receive}.
     *
     * @return how many mails were new
     */
    public synchronized int poll(Mailbox mailbox) throws IOException {
        List<byte[]> fresh = mailbox.since(record.size());
        for (byte[] raw : fresh) {
            take(raw);
        }
        sendDue();
        return fresh.size();
    }

    /** Takes one mail, as a mail server hands it over, and sends the answers that are due. */
    public synchronized Entry receive(byte[] raw) throws IOException {
        Entry entry = take(raw);
        sendDue();
        return entry;
    }

    /** Sends a further answer to a list: the rows that were left out, a second thought, a late one. */
    public synchronized void answerAgain(String batchId, Behaviour behaviour) throws IOException {
        Entry list = record.list(batchId);
        answer(list, record.rows(list), behaviour);
        sendDue();
    }

    /** How many answers lie ready for later. */
    public synchronized int waiting() {
        return waiting.size();
    }

    private Entry take(byte[] raw) {
        ListIntake taken = ListIntake.take(raw, craft, record, clock.instant());
        if (taken.order() != null && taken.entry().delivery() == 1) {
            carryOut(taken.order(), taken.entry());
        }
        if (!taken.isGood()) {
            return taken.entry();
        }
        if (taken.entry().delivery() == 1) {
            taken.rows().forEach(row -> register.take(taken.entry().batchId(), row));
        }
        Optional<byte[]> same = answers.first(taken.entry().messageId());
        if (same.isPresent()) {
            waiting.add(new Waiting(clock.instant(), same.get()));
        } else {
            answer(taken.entry(), taken.rows(), planned.isEmpty() ? usual : planned.poll());
        }
        return taken.entry();
    }

    private void answer(Entry list, List<Person> rows, Behaviour behaviour) {
        if (behaviour.envelope() == Behaviour.Envelope.SILENCE) {
            return;
        }
        byte[] mail = answers.write(new ReplyWriter(craft), behaviour, list, rows, clock.instant());
        for (int copy = 0; copy < behaviour.copies(); copy++) {
            waiting.add(new Waiting(clock.instant().plus(behaviour.delay()), mail));
        }
    }

    private void carryOut(ErasureOrder order, Entry entry) {
        if (whim == ErasureWhim.SILENCE) {
            return;
        }
        boolean known = whim != ErasureWhim.REFUSE && register.carryOut(order);
        String about =
                whim == ErasureWhim.CONFIRM_SOMETHING_ELSE ? UUID.randomUUID().toString() : order.id();
        String csv = "#RADERING;1;1\n" + about + (known ? ";RADERAD;\n" : ";AVVISAD;BOKFORING\n");
        for (int copy = 1; copy <= (whim == ErasureWhim.ERASE_AND_SAY_SO_TWICE ? 2 : 1); copy++) {
            String id = "<radering-" + order.id() + "-" + copy
                    + craft.address().substring(craft.address().indexOf('@')) + ">";
            byte[] mail = new ReplyWriter(craft)
                    .write(Behaviour.Envelope.SEALED, id, entry.messageId(), "radering.csv", csv, clock.instant());
            waiting.add(new Waiting(clock.instant(), mail));
        }
    }

    /** What could not be delivered stays for the next time. */
    private void sendDue() throws IOException {
        Instant now = clock.instant();
        for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
            Waiting next = all.next();
            if (!next.due().isAfter(now)) {
                post.deliver(next.mail());
                all.remove();
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
