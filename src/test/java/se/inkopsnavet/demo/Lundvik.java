package se.inkopsnavet.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import se.inkopsnavet.demo.data.LundvikCast;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;
import se.inkopsnavet.neighbourhood.lifecare.LifecareNeighbour;
import se.inkopsnavet.neighbourhood.lifecare.WelfareData;
import se.inkopsnavet.neighbourhood.supplier.LoginMail;
import se.inkopsnavet.neighbourhood.supplier.RefusedMail;
import se.inkopsnavet.neighbourhood.supplier.SupplierKeys;
import se.inkopsnavet.neighbourhood.supplier.SupplierNeighbour;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;
import se.inkopsnavet.securemail.OwnKey;

/**
 * The neighbours of the second municipality: Lifecare with decisions and journal, and the grocer's clerk for it. Nothing may be left outside a closed door there.
 * Lifecare lives by the real clock, days behind everybody else's: the hub tells IT so (LIF-006) and asks by that server's time.
 */
final class Lundvik {

    static final String ID = "lundvik";
    static final String MAILBOX = "inkop@lundvik.example";
    static final String UNIT = "hemtjanst.strandgarden@lundvik.example";

    private static final Session NO_SERVER = Session.getInstance(new Properties());

    private final Town town;
    private final LifecareNeighbour lifecare;
    private final JournalServer journal;
    private final SupplierKeys grocersKeys;
    private final SupplierNeighbour grocer;

    private Lundvik(
            Town town,
            LifecareNeighbour lifecare,
            JournalServer journal,
            SupplierKeys grocersKeys,
            SupplierNeighbour grocer) {
        this.town = town;
        this.lifecare = lifecare;
        this.journal = journal;
        this.grocersKeys = grocersKeys;
        this.grocer = grocer;
    }

    /** @param own the municipality's mailbox key */
    static Lundvik open(Town town, OwnKey own, JournalServer journal, Duration glance, Opened opened) {
        town.mail().addMailbox(MAILBOX);
        LifecareNeighbour lifecare = opened.add(LifecareNeighbour.open(town.serverTls()));
        SupplierKeys usual = town.supplierKeys();
        SupplierKeys keys = new SupplierKeys(
                usual.address(), usual.own(), usual.unregistered(), usual.expired(), MAILBOX, own.certificate());
        SupplierRecord record = new SupplierRecord(town.folder().resolve(ID).resolve("leverantor"), true);
        SupplierNeighbour grocer = opened.add(
                new SupplierNeighbour(keys, record, raw -> DemoTown.arrives(town, MAILBOX, raw), Story.CLOCK));
        grocer.watch(GrocersMailbox.from(town.mail(), MAILBOX), glance);
        LundvikSettings.journalHolds(journal);
        return new Lundvik(town, lifecare, journal, keys, grocer);
    }

    /** Lifecare's port on localhost. */
    int port() {
        return lifecare.port();
    }

    /** A case worker grants the purchases and a unit performs them; the consent is still to be noted. */
    void clientIsGranted() {
        WelfareData data = lifecare.data();
        data.put("clients", cast().client());
        data.put("executions", cast().execution());
        data.put("sol_decisions", cast().decision());
    }

    /** Staff write it in the journal, where the hub reads it. */
    void consentIsNoted() {
        lifecare.data().put("documentations", cast().consent());
    }

    private static LundvikCast cast() {
        return new LundvikCast(Story.CLOCK.instant(), LocalDate.now(Story.CLOCK));
    }

    /** Whether the grocer has the client's row. */
    boolean isRegistered() {
        return !grocer.record().registered().isEmpty();
    }

    /** The grocer's row of the client, when it has one. */
    SupplierRecord.Row row() {
        return grocer.record().registered().get(0);
    }

    void loginIsSent(String login, String password) {
        LoginMail mail = LoginMail.of(row().batchId(), row().number(), login, password);
        DemoTown.arrives(town, MAILBOX, mail.write(grocersKeys, Story.CLOCK.instant()));
    }

    /** What the hub has written in the journal. */
    List<WrittenNote> notes() {
        return journal.lifecare().record().notes();
    }

    /** The complaints that have come to the grocer, opened with its own key and believed by the municipality's signature. */
    List<String> complaints() {
        try {
            return GrocersMailbox.from(town.mail(), MAILBOX).since(0).stream()
                    .flatMap(raw -> complaint(raw).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> complaint(byte[] raw) {
        try {
            MimeMessage letter = new MimeMessage(NO_SERVER, new ByteArrayInputStream(grocersKeys.letterIn(raw)));
            return letter.getSubject().startsWith("Reklamation")
                    ? Optional.of(((Multipart) letter.getContent())
                            .getBodyPart(0)
                            .getContent()
                            .toString())
                    : Optional.empty();
        } catch (RefusedMail inClear) {
            // Reminders come as plain mail, which is no complaint.
            return Optional.empty();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("the grocer cannot read what Lundvik has sent", e);
        }
    }
}
