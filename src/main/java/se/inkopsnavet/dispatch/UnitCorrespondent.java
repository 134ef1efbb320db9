package se.inkopsnavet.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.securemail.MailOpener;
import se.inkopsnavet.securemail.OpenedMail;

/** The units of a municipality, who write with the function certificate that they are written to with (docs/decisions/0034). */
public class UnitCorrespondent implements Correspondent {

    private final UnitSenders units;
    private final List<UnitLetter> letters;

    /** @param letters in the order in which they are asked */
    public UnitCorrespondent(UnitSenders units, List<UnitLetter> letters) {
        this.units = units;
        this.letters = List.copyOf(letters);
    }

    @Override
    public Optional<MailOpener> opener(String municipality) {
        return units.in(municipality).map(UnitSenders.Known::opener);
    }

    @Override
    public void handle(Claim claim, OpenedMail mail) {
        Set<String> unitIds = units.in(claim.municipality())
                .map(known -> known.unitIds().get(mail.signerFingerprint()))
                .orElseThrow(() -> new FaultException(Fault.SIGNER_UNREGISTERED, "unit"));
        letters.stream()
                .filter(letter -> letter.reads(mail))
                .findFirst()
                .orElseThrow(() -> new FaultException(Fault.CONSENT_UNREADABLE, "attachment"))
                .handle(claim, unitIds, mail);
    }
}
