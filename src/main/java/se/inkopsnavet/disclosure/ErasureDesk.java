package se.inkopsnavet.disclosure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.customerlist.ListField;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.disclosure.ErasureStore.Asked;
import se.inkopsnavet.disclosure.ErasureStore.Ending;
import se.inkopsnavet.disclosure.ErasureStore.Way;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.WorkingDays;
import se.inkopsnavet.purchase.AccountEnding;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** Decides whom to ask what, and writes it down with its deadline: flows F17 and F18. Everything in the caller's transaction. */
public class ErasureDesk implements Erasure, Deregistration, AccountEnding {

    public static final String DEADLINE = "ERASURE_MISSING";
    static final LocalTime DUE = LocalTime.of(16, 0);

    private final CaseStore cases;
    private final GivenRows given;
    private final ErasureStore erasures;
    private final RowStore rows;
    private final Partners partners;
    private final ErasureCall call;
    private final Outbox outbox;
    private final Deadlines deadlines;
    private final PolicyBook policies;
    private final Clock clock;

    public ErasureDesk(
            CaseStore cases,
            GivenRows given,
            ErasureStore erasures,
            RowStore rows,
            Partners partners,
            ErasureCall call,
            Outbox outbox,
            Deadlines deadlines,
            PolicyBook policies,
            Clock clock) {
        this.cases = cases;
        this.given = given;
        this.erasures = erasures;
        this.rows = rows;
        this.partners = partners;
        this.call = call;
        this.outbox = outbox;
        this.deadlines = deadlines;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void request(ErasureRequest request) {
        Set<String> fields =
                request.what() instanceof ErasureRequest.What.Fields named ? keys(named.fields()) : Set.of();
        cases.lockByPerson(request.municipality(), request.person().bytes())
                .filter(purchase -> !purchase.mayBeProtected())
                .ifPresent(purchase -> ask(
                        new Wish(request.requestId(), request.municipality(), fields, false, false),
                        purchase.caseRef(),
                        request.supplierId()));
    }

    @Override
    public void request(UUID requestId, String municipality, PersonKey person, @Nullable String supplierId) {
        cases.lockByPerson(municipality, person.bytes())
                .filter(purchase -> !purchase.mayBeProtected())
                .ifPresent(purchase ->
                        ask(new Wish(requestId, municipality, Set.of(), true, false), purchase.caseRef(), supplierId));
    }

    /** The decision that ended the case is known by the case's version. */
    @Override
    public void end(String municipality, PurchaseCase purchase) {
        UUID id = DerivedId.of("deregistration", purchase.caseRef(), purchase.version());
        ask(new Wish(id, municipality, Set.of(), true, false), purchase.caseRef(), null);
    }

    @Override
    public void forget(String municipality, PurchaseCase purchase, Set<ListField> fields) {
        UUID id = DerivedId.of("outdated", purchase.caseRef(), purchase.version());
        ask(new Wish(id, municipality, keys(fields), false, false), purchase.caseRef(), null);
    }

    private static Set<String> keys(Set<ListField> fields) {
        return fields.stream().map(ListField::key).collect(Collectors.toSet());
    }

    /** The security contact's own decision, also about somebody protected: always in a request of its own, since nobody looks at it twice in a list. @return how many suppliers */
    int decidedByPerson(String municipality, PurchaseCase purchase) {
        UUID id = DerivedId.of("deregistration by person", purchase.caseRef(), purchase.version());
        return ask(new Wish(id, municipality, Set.of(), true, true), purchase.caseRef(), null);
    }

    /** @param fields empty for the whole account */
    private record Wish(UUID requestId, String municipality, Set<String> fields, boolean ends, boolean byPerson) {
        boolean concerns(GivenRows.Given row) {
            return fields.isEmpty() || row.fields().stream().anyMatch(fields::contains);
        }
    }

    private int ask(Wish wish, String caseRef, @Nullable String supplierId) {
        int asked = 0;
        for (Map.Entry<String, List<GivenRows.Given>> supplier :
                given.of(caseRef).entrySet()) {
            boolean meant = supplierId == null || supplierId.equals(supplier.getKey());
            if (meant && supplier.getValue().stream().anyMatch(wish::concerns)) {
                askOne(wish, caseRef, supplier.getKey());
                asked++;
            }
        }
        return asked;
    }

    private void askOne(Wish wish, String caseRef, String supplierId) {
        Way way = way(wish, supplierId);
        Ending ending = !wish.ends() ? Ending.NONE : inList(wish, supplierId) ? Ending.IN_LIST : Ending.IN_MAIL;
        Asked asked = new Asked(
                DerivedId.of("erasure", wish.requestId(), supplierId),
                wish.requestId(),
                wish.municipality(),
                caseRef,
                supplierId,
                wish.fields(),
                ending,
                wish.byPerson(),
                ErasureState.REQUESTED,
                false,
                way);
        if (!erasures.insert(asked)) {
            return;
        }
        if (ending == Ending.IN_LIST && rows.queueEnding(caseRef, supplierId)) {
            erasures.endingQueued(asked.id());
        } else if (ending == Ending.IN_MAIL) {
            rows.accountEnded(caseRef, supplierId);
        }
        outbox.enqueue(new Outgoing(
                asked.id(),
                ErasureFlow.NAME,
                wish.municipality(),
                way == Way.REST
                        ? call.channel(wish.municipality(), supplierId)
                        : wish.municipality() + "/" + supplierId,
                asked.id().toString(),
                null,
                caseRef,
                null));
        LocalDate today = LocalDate.now(clock);
        int days = policies.on(wish.municipality(), today).erasure().confirmWorkdays();
        deadline(deadlines, asked.id(), "1", WorkingDays.after(today, days), days, clock);
    }

    /** Rules without a customer list send none, also not to the supplier that had one before. */
    private boolean inList(Wish wish, String supplierId) {
        boolean list = !policies.on(wish.municipality(), LocalDate.now(clock)).clientsOwnAccounts();
        return list
                && !wish.byPerson()
                && partners.find(wish.municipality(), supplierId)
                        .filter(partner -> partner.format().columns().statesOperation())
                        .isPresent();
    }

    /** Cells of a list stand in the list's rows: only a whole account can be named without them. */
    private Way way(Wish wish, String supplierId) {
        boolean called = wish.fields().isEmpty()
                && partners.find(wish.municipality(), supplierId)
                        .filter(partner -> partner.profile().orders().erasure())
                        .isPresent();
        return called ? Way.REST : Way.LETTER;
    }

    static void deadline(Deadlines deadlines, UUID id, String occurrence, LocalDate day, int workdays, Clock clock) {
        deadlines.set(
                DEADLINE,
                id.toString(),
                occurrence,
                day.atTime(DUE).atZone(clock.getZone()).toInstant(),
                workdays + " arbetsdagar, kl " + DUE);
    }
}
