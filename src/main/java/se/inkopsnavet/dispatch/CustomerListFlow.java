package se.inkopsnavet.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.securemail.Finding;

/** Flow F05 for one customer list: who may still be on it, the sealed bytes, and what follows when it has left or could not. */
public class CustomerListFlow implements OutboundFlow {

    public static final String NAME = "CUSTOMER_LIST";

    private final BatchStore batches;
    private final RowStore rows;
    private final Boarding boarding;
    private final StoppedRows stopped;
    private final TakingBack takingBack;
    private final ListRenderer renderer;
    private final Manifest manifest;
    private final Partners partners;
    private final PolicyBook policies;
    private final Predicate<String> undecided;
    private final Outbox outbox;
    private final Aftermath aftermath;
    private final Clock clock;

    /** @param undecided whether something that was accepted for the municipality is still to be decided */
    public CustomerListFlow(
            BatchStore batches,
            RowStore rows,
            Boarding boarding,
            StoppedRows stopped,
            TakingBack takingBack,
            ListRenderer renderer,
            Manifest manifest,
            Partners partners,
            PolicyBook policies,
            Predicate<String> undecided,
            Outbox outbox,
            Aftermath aftermath,
            Clock clock) {
        this.batches = batches;
        this.rows = rows;
        this.boarding = boarding;
        this.stopped = stopped;
        this.takingBack = takingBack;
        this.renderer = renderer;
        this.manifest = manifest;
        this.partners = partners;
        this.policies = policies;
        this.undecided = undecided;
        this.outbox = outbox;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Departure depart(UUID id, String municipality) {
        // An accepted file may hold the mark that somebody on this list is protected, or dead: it is read to its end
        // first.
        if (undecided.test(municipality)) {
            return Departure.Wait.forAMoment();
        }
        BatchStore.Batch batch = batches.find(id).orElseThrow();
        Partner partner = partners.of(municipality, batch.supplierId());
        LocalDate today = LocalDate.now(clock);
        // The rows wait: renewing the policy or the contract, and a release, send them.
        if (!policies.on(municipality, today).blockers(today).isEmpty()) {
            return Departure.stop(State.HELD, Fault.POLICY_NOT_ACTIVE, municipality);
        }
        if (!partner.profile().blockers(today).isEmpty()) {
            return Departure.stop(State.HELD, Fault.SUPPLIER_NOT_ALLOWED, partner.channel());
        }
        Boarding.Result result = boarding.of(batch);
        return batch.rowCount() == 0 ? first(batch, partner, result) : again(batch, partner, result);
    }

    private Departure first(BatchStore.Batch batch, Partner partner, Boarding.Result result) {
        takeOff(batch, result.refused());
        if (result.boarded().isEmpty()) {
            return Departure.stop(State.RECALLED, Fault.RECALLED, "rows");
        }
        try {
            ListRenderer.Rendered rendered = renderer.render(
                    partner,
                    policies.on(batch.municipality(), LocalDate.now(clock)),
                    batch,
                    result.boarded().stream().map(Boarding.Boarded::line).toList());
            rows.number(manifest.of(result.boarded(), partner.format().columns()));
            batches.built(batch.id(), rendered.totals().rowCount(), rendered.recipientFingerprint(), rendered.number());
            return new Departure.Built(rendered.bytes(), rendered.dedupId());
        } catch (FaultException notSealed) {
            return Departure.stop(State.HELD, notSealed.fault(), notSealed.place());
        }
    }

    /** The bytes stand in the ledger and hold every row: if one may no longer leave, none of these bytes may. */
    private Departure again(BatchStore.Batch batch, Partner partner, Boarding.Result result) {
        Optional<Finding> obstacle = partner.obstacle(clock.instant());
        if (obstacle.isPresent()) {
            return Departure.stop(
                    State.HELD, obstacle.get().fault(), obstacle.get().place());
        }
        if (result.refused().isEmpty() && !rows.outdated(batch.id())) {
            return new Departure.Go();
        }
        if (outbox.mayHaveLeft(batch.id())) {
            return Departure.stop(State.HELD, Fault.RECALLED, "earlier attempt");
        }
        Outcome recalled = takingBack.recall(partner, batch, result.refused(), "rows");
        aftermath.settled(batch);
        return new Departure.Stop(recalled);
    }

    @Override
    public Optional<Outcome> notArrived(UUID id, String municipality) {
        BatchStore.Batch batch = batches.find(id).orElseThrow();
        if (rows.answered(id) == 0) {
            aftermath.notArrived(batch);
        }
        Optional<Outcome> recalled = takingBack.onAPersonsWord(partners.of(municipality, batch.supplierId()), batch);
        recalled.ifPresent(outcome -> aftermath.settled(batch));
        return recalled;
    }

    @Override
    public State delivered(UUID id, String municipality) {
        aftermath.delivered(batches.find(id).orElseThrow());
        return State.SENT;
    }

    @Override
    public void rested(UUID id, String municipality, Outcome outcome) {
        aftermath.rested(batches.find(id).orElseThrow(), outcome);
    }

    private void takeOff(BatchStore.Batch batch, List<Boarding.Refused> refused) {
        stopped.handle(batch, refused);
        if (!refused.isEmpty()) {
            aftermath.settled(batch);
        }
    }
}
