package se.inkopsnavet.journal.lifecare;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.journal.HttpVerdict;
import se.inkopsnavet.journal.JournalNote;
import se.inkopsnavet.journal.lifecare.LookUps.Found;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Outbox.Attempts;
import se.inkopsnavet.ledger.Parcel;
import se.inkopsnavet.transport.HttpPins;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lifecare's journal over REST. A note can be created there and nothing else, under no id of ours: once bytes were sent, only the reference in its text tells
 * whether it exists (lifecare.md). What cannot be read back is a person's task and never sent again by itself.
 */
public final class LifecareJournal implements Channel {

    private static final int MOST_BYTES = 100_000;
    /** A note that was surely absent once and is uncertain again is not risked a third time. */
    private static final int RESEND_AFTER = 1;

    private final LifecareSettings settings;
    private final JsonMapper json;
    private final Function<UUID, Attempts> attempts;

    /** @param attempts what the ledger knows of the attempts at a message */
    public LifecareJournal(LifecareSettings settings, JsonMapper json, Function<UUID, Attempts> attempts) {
        HttpPins.check();
        this.settings = settings;
        this.json = json;
        this.attempts = attempts;
    }

    @Override
    public String name() {
        return settings.channel();
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        JournalNote note = json.readValue(parcel.bytes(), JournalNote.class);
        if (!note.author().staffId().matches("[0-9]{1,9}")) {
            return new Delivery.Refused(Fault.JOURNAL_AUTHOR, "createdPersonnelId");
        }
        LifecareCalls calls = new LifecareCalls(settings, json);
        LookUps lookUps = new LookUps(calls);
        Found client = lookUps.client(note);
        Found unit = client instanceof Found.Id ? lookUps.unit(note) : client;
        Found headline = unit instanceof Found.Id ? lookUps.headline(note) : unit;
        if (headline instanceof Found.Stop stop) {
            return stop.delivery();
        }
        return judged(note, calls.post("/api/v2/provider_notes", body(note, client, unit, headline), MOST_BYTES));
    }

    @Override
    public Delivery reconcile(Parcel parcel) {
        if (!settings.readBack()) {
            return new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "lifecare cannot be asked");
        }
        JournalNote note = json.readValue(parcel.bytes(), JournalNote.class);
        // Asked before the look: a note that arrives during it must not count as absent.
        boolean absenceProves = absenceProves(attempts.apply(parcel.messageId()));
        ReadBack.Seen seen = new ReadBack(new LifecareCalls(settings, json)).lookFor(note);
        if (seen instanceof ReadBack.Seen.There there) {
            return new Delivery.Delivered("documentation " + there.id());
        }
        return seen instanceof ReadBack.Seen.NotThere && absenceProves
                ? new Delivery.Failed(Fault.OUTCOME_UNKNOWN, "lifecare documentations: absent")
                : new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "lifecare documentations");
    }

    @Override
    public boolean canBeAsked() {
        return settings.readBack();
    }

    private boolean absenceProves(Attempts made) {
        return settings.mirroredWithin() != null
                && made.sinceLast().compareTo(settings.mirroredWithin()) >= 0
                && made.unseen() <= RESEND_AFTER;
    }

    private ObjectNode body(JournalNote note, Found client, Found unit, Found headline) {
        ObjectNode body = json.createObjectNode();
        body.put("occurrenceTimeUtc", utc(note.occurredAt()));
        body.put("text", note.text());
        body.put("clientId", ((Found.Id) client).id());
        body.put("providerUnitId", ((Found.Id) unit).id());
        body.put("headlineId", ((Found.Id) headline).id());
        body.put("createdDateTimeUtc", utc(note.createdAt()));
        body.put("createdPersonnelId", Integer.parseInt(note.author().staffId()));
        body.put("createdPersonnelTitle", note.author().title());
        body.put("isSigned", note.signed());
        return body;
    }

    private static String utc(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Delivery judged(JournalNote note, Reply reply) {
        if (reply instanceof Reply.Json answer) {
            boolean isTheNote = answer.body().path("id").isInt()
                    && answer.body().path("text").asString(note.reference()).contains(note.reference());
            return isTheNote
                    ? new Delivery.Delivered(
                            "provider_note " + answer.body().path("id").asInt())
                    : new Delivery.Unknown(Fault.JOURNAL_ANSWER_UNREADABLE, "lifecare note");
        }
        if (reply instanceof Reply.Status status) {
            return HttpVerdict.of(status.code(), status.retryAfter(), "lifecare note");
        }
        if (reply instanceof Reply.NotSent) {
            return new Delivery.Failed(Fault.JOURNAL_UNREACHABLE, "lifecare connect");
        }
        return reply instanceof Reply.Unreadable
                ? new Delivery.Unknown(Fault.JOURNAL_ANSWER_UNREADABLE, "lifecare note")
                : new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "lifecare note");
    }
}
