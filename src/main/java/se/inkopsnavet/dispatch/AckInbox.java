package se.inkopsnavet.dispatch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import se.inkopsnavet.customerlist.Acknowledgement;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.Intent.NoticeKind;

/** An acknowledgement, whatever channel it came by: once, whole or not at all. */
public class AckInbox {

    private static final Acknowledgement.Limits LIMITS = new Acknowledgement.Limits(5 << 20, 100_000);

    private final BusinessKeys keys;
    private final BlindIndex index;
    private final AckService service;
    private final Aftermath aftermath;
    private final Settlement settlement;

    public AckInbox(
            BusinessKeys keys, BlindIndex index, AckService service, Aftermath aftermath, Settlement settlement) {
        this.keys = keys;
        this.index = index;
        this.service = service;
        this.aftermath = aftermath;
        this.settlement = settlement;
    }

    static Acknowledgement parse(byte[] csv) {
        try {
            return Acknowledgement.parse(new ByteArrayInputStream(csv), LIMITS);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to read", e);
        }
    }

    /** @param identity the partner's own id of the answer: the same one twice is a repeat or a replay, and changes nothing */
    void acknowledged(Claim claim, Partner partner, String identity, Acknowledgement ack) {
        settlement.settle(claim, () -> {
            byte[] key = index.of("ack", claim.municipality(), partner.profile().supplierId() + "|" + identity);
            byte[] content = index.of("ack-content", claim.municipality(), content(ack));
            return switch (keys.register(claim.flow(), claim.municipality(), key, content, claim.messageId())) {
                case NEW -> service.apply(partner, ack);
                case DUPLICATE -> new Outcome(State.DUPLICATE, null, null, null);
                case CONFLICTING -> {
                    String code = Fault.CONFLICTING_DUPLICATE.code();
                    aftermath.tellIt(claim.municipality(), claim.messageId(), NoticeKind.ACK_REFUSED, code);
                    yield Outcome.of(State.QUARANTINED, Fault.CONFLICTING_DUPLICATE, "message id");
                }
            };
        });
    }

    /** Field by field: a line's own text hides what the supplier wrote. */
    private static String content(Acknowledgement ack) {
        return ack.lines().stream()
                .map(line -> line.rowNumber() + "|" + line.status() + "|" + line.reason())
                .collect(Collectors.joining("\n", ack.batchId() + "|" + ack.declaredRows() + "\n", ""));
    }
}
