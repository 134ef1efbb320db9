package se.inkopsnavet.lifecare.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.absence;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.client;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.contact;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.decision;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.event.AbsenceChanged;
import se.inkopsnavet.event.ClientChanged;
import se.inkopsnavet.event.ContactChanged;
import se.inkopsnavet.event.PersonEvent;
import se.inkopsnavet.event.PersonEventTaker;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.Protection;
import tools.jackson.databind.node.ObjectNode;

/** What happens to people who have a purchase decision reaches the rooms that act on it, once for each change. */
class PersonEventsTest {

    private static final String P06 = "189001069815";
    private static final LocalDate TODAY = LocalDate.now();

    @AutoClose
    private static final LedgerBench BENCH = new LedgerBench();

    private final Taken<ClientChanged> clients = new Taken<>(ClientChanged.class);
    private final Taken<AbsenceChanged> absences = new Taken<>(AbsenceChanged.class);
    private final Taken<ContactChanged> contacts = new Taken<>(ContactChanged.class);
    private LifecareDesk desk = new LifecareDesk(BENCH, clients, absences, contacts);

    @AfterEach
    void close() {
        desk.close();
    }

    private record Taken<E extends PersonEvent>(Class<E> type, List<E> events) implements PersonEventTaker<E> {
        Taken(Class<E> type) {
            this(type, new ArrayList<>());
        }

        @Override
        public Outcome take(UUID messageId, E event) {
            events.add(event);
            return Outcome.confirmed(null);
        }
    }

    private void known() {
        desk.lifecare.data().put("clients", client(6, P06, "Märta", "Lövgren"));
        desk.lifecare.data().put("executions", execution(6, 6, P06));
        desk.lifecare.data().put("sol_decisions", decision(6, P06));
        desk.poll();
    }

    private void edit(java.util.function.Consumer<ObjectNode> edit) {
        desk.lifecare.data().change("clients", 6, edit);
        desk.poll();
    }

    @Test
    void moveIsAnEventAndReachesTheCase() {
        known();
        edit(client -> ((ObjectNode) client.get("Addresses").get(1))
                .put("StreetAddress", "Österlånggatan 9")
                .put("ZipCode", "98020"));
        desk.poll();

        assertThat(clients.events()).as(desk.messages().toString()).hasSize(1);
        ClientChanged moved = clients.events().get(0);
        assertThat(moved.client().address().street()).isEqualTo("Österlånggatan 9");
        assertThat(moved.client().areaName()).isEqualTo("Ängsö");
        assertThat(moved.municipality()).isEqualTo("lundvik");
        assertThat(moved.version()).isEqualTo(1);
        assertThat(desk.messages())
                .as("the decision comes anew with the person as they are now")
                .filteredOn(each -> each.startsWith("LIFECARE_DECISION"))
                .hasSize(2);
    }

    @Test
    void whatTheHubDoesNotKeepIsNoChange() {
        known();
        edit(client -> client.put("MaritalStatus", "Gift").put("KeyCode", "X-9"));
        assertThat(clients.events()).isEmpty();
        assertThat(desk.messages()).hasSize(1);
    }

    @Test
    void deathStopsTheCaseWhateverElseIsWrong() {
        known();
        edit(client -> {
            client.put("Active", false).put("LastName", "");
            client.putObject("Deregistration").put("Reason", "Decease").put("Date", TODAY + "T00:00:00");
            client.putArray("Addresses");
        });

        assertThat(clients.events()).hasSize(1);
        assertThat(clients.events().get(0).lifeStatus()).isEqualTo(LifeStatus.DECEASED);
        assertThat(clients.events().get(0).lifeStatusOn()).isEqualTo(TODAY);
        assertThat(clients.events().get(0).client()).isNull();
        assertThat(desk.cases()).singleElement().asString().endsWith("DECEASED");
    }

    @Test
    void protectionStopsTheCaseAndTellsNothingElse() {
        known();
        desk.lifecare.data().put("contacts", contact(61, P06, "God man"));
        edit(client -> client.put("ProtectedRegistration", true));

        ClientChanged marked = clients.events().get(0);
        assertThat(marked.protection()).isEqualTo(Protection.PROTECTED);
        assertThat(marked.person()).isNull();
        assertThat(marked.client()).isNull();
        assertThat(desk.cases()).singleElement().asString().endsWith("HELD_PROTECTED");
        assertThat(contacts.events()).as("of protected people nothing is kept").isEmpty();

        edit(client -> client.put("ProtectedRegistration", false));
        assertThat(desk.cases()).singleElement().asString().doesNotEndWith("HELD_PROTECTED");
        assertThat(contacts.events()).as("what was let go by is asked for").hasSize(1);
    }

    @Test
    void changesOfStrangersAreNobodysBusiness() {
        known();
        desk.lifecare.data().put("clients", client(7, "189001079806", "Ingrid", "Sjöö"));
        desk.lifecare.data().put("client_absences", absence(70, "189001079806", TODAY, null));
        desk.lifecare.data().put("contacts", contact(71, "189001079806", "God man"));
        desk.poll();
        assertThat(clients.events()).isEmpty();
        assertThat(absences.events()).isEmpty();
        assertThat(contacts.events()).isEmpty();
        assertThat(desk.dump()).doesNotContain("189001079806");
    }

    /** AC-17-9, AC-17-10. */
    @Test
    void absenceBeginsIsKnownToEndAndIsTakenBack() {
        known();
        desk.lifecare.data().put("client_absences", absence(60, P06, TODAY, null));
        desk.poll();
        desk.lifecare.data().put("client_absences", absence(60, P06, TODAY, TODAY.plusDays(5)));
        desk.poll();
        desk.lifecare.data().delete("client_absences", 60);
        desk.poll();
        desk.poll();

        assertThat(absences.events()).hasSize(3);
        assertThat(absences.events()).extracting(AbsenceChanged::version).containsExactly(1L, 2L, 3L);
        assertThat(absences.events()).extracting(AbsenceChanged::to).containsExactly(null, TODAY.plusDays(5), null);
        assertThat(absences.events()).extracting(AbsenceChanged::deleted).containsExactly(false, false, true);
        assertThat(absences.events().get(0).reason()).isEqualTo(AbsenceChanged.Reason.HOSPITAL);
        assertThat(absences.events())
                .as("the tombstone names nobody, and is none the less about the same person and record")
                .allSatisfy(event -> {
                    assertThat(event.personKey())
                            .isEqualTo(absences.events().get(0).personKey());
                    assertThat(event.recordKey())
                            .isEqualTo(absences.events().get(0).recordKey());
                });
    }

    @Test
    void contactsWhoMayActAreCandidatesAndOthersAreNotEvenKept() {
        desk.lifecare.data().put("contacts", contact(61, P06, "  GOD   man "));
        desk.lifecare.data().put("contacts", contact(62, P06, "Läkare"));
        desk.lifecare.data().put("relatives", contact(63, P06, "Dotter"));
        known();

        assertThat(contacts.events())
                .extracting(ContactChanged::candidate)
                .containsExactlyInAnyOrder(
                        ContactChanged.Candidate.GOD_MAN, ContactChanged.Candidate.ANHORIGBEHORIGHET);
        assertThat(contacts.events().get(0).name()).isEqualTo("Lena Quist");

        desk.lifecare.data().put("contacts", contact(61, P06, "Läkare"));
        desk.poll();
        assertThat(contacts.events().get(2).candidate()).isEqualTo(ContactChanged.Candidate.NONE);
        desk.lifecare.data().delete("contacts", 61);
        desk.poll();
        assertThat(contacts.events().get(3).deleted()).isTrue();
    }

    @Test
    void eventsWithoutTakerWaitWhereSomebodySeesThem() {
        desk.close();
        desk = new LifecareDesk(BENCH);
        known();
        desk.lifecare.data().put("client_absences", absence(60, P06, TODAY, null));
        desk.poll();
        assertThat(desk.messages()).contains("LIFECARE_EVENT HELD EVENT_WITHOUT_TAKER");
    }
}
