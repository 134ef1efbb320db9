package se.inkopsnavet.contact;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.contact.AskedText.State;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.policy.SmsPolicy;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/**
 * The course of a text: to the first telephone that it may reach, to the next when that one is not reached, and at the end to a person, by mail or as a
 * telephone task (requirements F12 step 6). In the caller's transaction.
 */
public class TextCourse {

    static final String NOT_SENT = "text-not-sent";

    private final TextStore store;
    private final ContactSituationReader situations;
    private final ContactWords words;
    private final ContactNews news;
    private final CallDesk calls;
    private final Outbox outbox;
    private final Deadlines deadlines;
    private final Predicate<String> connected;
    private final Clock clock;

    /** @param connected whether a municipality has a gateway */
    public TextCourse(
            TextStore store,
            ContactSituationReader situations,
            ContactWords words,
            ContactNews news,
            CallDesk calls,
            Outbox outbox,
            Deadlines deadlines,
            Predicate<String> connected,
            Clock clock) {
        this.store = store;
        this.situations = situations;
        this.words = words;
        this.news = news;
        this.calls = calls;
        this.outbox = outbox;
        this.deadlines = deadlines;
        this.connected = connected;
        this.clock = clock;
    }

    /** By SMS where one is allowed that has not been tried, otherwise to a person. */
    void onwards(AskedText text) {
        ContactSituation situation = situations.of(text.municipality(), text.caseRef());
        Reach reach = RecipientDecider.decide(text.audience(), situation);
        if (reach instanceof Reach.Sms sms) {
            Set<String> tried = store.places(text.id());
            Optional<Target> next = sms.targets().stream()
                    .filter(target -> !tried.contains(target.place()))
                    .findFirst()
                    .filter(target -> connected.test(text.municipality()))
                    .filter(target -> clock.instant().isBefore(text.usefulUntil()));
            next.ifPresentOrElse(target -> send(text, target), () -> handOver(text, situation.unitId()));
        } else if (reach instanceof Reach.Task) {
            handOver(text, situation.unitId());
        } else {
            notAtAll(text, reach);
        }
    }

    /** To a person, whatever telephones there may be: nobody knows about the last one, or the gateway does not answer. */
    void handOver(AskedText text) {
        ContactSituation situation = situations.of(text.municipality(), text.caseRef());
        Reach reach = RecipientDecider.decide(text.audience(), situation);
        if (reach instanceof Reach.Security || reach instanceof Reach.Nothing) {
            notAtAll(text, reach);
        } else {
            handOver(text, situation.unitId());
        }
    }

    private void notAtAll(AskedText text, Reach reach) {
        if (reach instanceof Reach.Security) {
            news.tell(
                    text.municipality(),
                    text.caseRef(),
                    null,
                    Role.SECURITY_CONTACT,
                    NoticeKind.CONTACT_BY_HAND,
                    "sms",
                    text.id().toString());
        }
        store.end(text.id(), State.NOTHING);
    }

    private void send(AskedText text, Target target) {
        SentSms sms =
                new SentSms(text.messageTo(target.place()), text.id(), target.place(), SentSms.State.WAITING, null);
        store.add(sms);
        outbox.enqueue(new Outgoing(
                sms.id(),
                SmsFlow.NAME,
                text.municipality(),
                channel(text.municipality()),
                sms.id().toString(),
                text.body().getBytes(StandardCharsets.UTF_8),
                situations.policy(text.municipality()).unit(text.caseRef()).isPresent() ? null : text.caseRef(),
                text.usefulUntil()));
        Instant alternative = clock.instant().plus(rule(text, SmsPolicy::alternativeAfter));
        deadlines.set(
                SmsWatch.KIND,
                sms.id().toString(),
                SmsWatch.UNSENT,
                alternative.isBefore(text.usefulUntil()) ? alternative : text.usefulUntil(),
                "sms.alternativeAfter, senast när meddelandet inte längre är till nytta");
    }

    /** The gateway has it; whether it arrived is to be said in time. */
    void awaitReceipt(AskedText text, SentSms sms) {
        deadlines.set(
                SmsWatch.KIND,
                sms.id().toString(),
                SmsWatch.UNCONFIRMED,
                clock.instant().plus(rule(text, SmsPolicy::receiptWithin)),
                "sms.receiptWithin");
    }

    static String channel(String municipality) {
        return municipality + "/sms";
    }

    private Duration rule(AskedText text, Function<SmsPolicy, Duration> which) {
        SmsPolicy sms = situations.policy(text.municipality()).sms();
        return sms == null ? Duration.ZERO : which.apply(sms);
    }

    private void handOver(AskedText text, @Nullable String unitId) {
        TextTemplate template = words.template(text.template());
        if (template.otherwise() == TextTemplate.Otherwise.NOTHING) {
            store.end(text.id(), State.NOTHING);
            return;
        }
        if (isForThePhone(text)) {
            calls.ask(new Call(
                    text.municipality(),
                    text.caseRef(),
                    NOT_SENT,
                    Call.Who.CLIENT,
                    null,
                    text.body(),
                    template.urgent(),
                    null,
                    text.id().toString()));
        } else {
            Role role = text.audience() == Text.Audience.MANAGER ? Role.MANAGER : Role.RESPONSIBLE;
            mail(text, unitId, role);
            if (template.urgent() && role != Role.MANAGER) {
                mail(text, unitId, Role.MANAGER);
            }
        }
        store.end(text.id(), State.HANDED_OVER);
    }

    /** The client is phoned when the text is for nobody else, or an SMS has failed (F12 step 6); otherwise the unit reads it. */
    private boolean isForThePhone(AskedText text) {
        return switch (text.audience()) {
            case CLIENT -> true;
            case CLIENT_ELSE_UNIT, NUMBER_IN_CUSTOMER_LIST ->
                store.places(text.id()).contains(Target.CLIENT);
            case UNIT, MANAGER -> false;
        };
    }

    private void mail(AskedText text, @Nullable String unitId, Role role) {
        news.tell(
                text.municipality(),
                text.caseRef(),
                unitId,
                role,
                NoticeKind.TEXT_BY_MAIL,
                text.body(),
                text.id().toString());
    }
}
