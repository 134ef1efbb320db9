package se.inkopsnavet.schedule;

import static se.inkopsnavet.schedule.ScheduleBench.MUNICIPALITY;
import static se.inkopsnavet.schedule.ScheduleBench.PERSONS;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.event.ClientChanged;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.lifeevent.ClientEvents;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.Protection;
import se.inkopsnavet.purchase.CaseDesk;
import se.inkopsnavet.purchase.CaseStops;
import se.inkopsnavet.purchase.Events;

/** What happens to the clients between a plan and its delivery, as the case system tells it. */
final class ClientLife {

    private final LedgerBench ledger;
    private final ClientEvents clients;
    private final Clock clock;

    ClientLife(LedgerBench ledger, CaseDesk desk, LifeStore life, Clock clock) {
        this.ledger = ledger;
        this.clients = new ClientEvents(
                life,
                desk.cases,
                new CaseStops(desk.casework, desk.consequences, desk.policies, clock),
                desk.review,
                request -> {});
        this.clock = clock;
    }

    /** The case system has recorded that the client lives there now. */
    void moves(int person, String street) {
        Client before = Events.granted(1).about(PERSONS[person]).decision().client();
        change(
                person,
                Protection.NONE,
                new Client(
                        before.personId(),
                        before.name(),
                        Address.of(null, street, null, "990 10", "Exempelstad"),
                        before.protection(),
                        before.lifeStatus(),
                        before.areaName(),
                        before.phone(),
                        before.email()));
    }

    void becomesProtected(int person) {
        change(person, Protection.PROTECTED, null);
    }

    void away(int person, LocalDate from) {
        ledger.all
                .sql("insert into absence (municipality, record_key, person_key, from_day) values (?, ?, ?, ?)")
                .params(MUNICIPALITY, new byte[] {1}, key(person), from)
                .update();
    }

    private void change(int person, Protection protection, @Nullable Client client) {
        ClientChanged event = new ClientChanged(
                MUNICIPALITY,
                key(person),
                null,
                new byte[] {(byte) person},
                2,
                clock.instant(),
                protection,
                LifeStatus.ALIVE,
                null,
                true,
                client);
        ledger.transaction.executeWithoutResult(status -> clients.take(ledger.received(null), event));
    }

    private byte[] key(int person) {
        return ledger.index.of("person", MUNICIPALITY, PERSONS[person]);
    }
}
