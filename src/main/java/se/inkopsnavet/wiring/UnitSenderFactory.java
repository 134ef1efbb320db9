package se.inkopsnavet.wiring;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.inkopsnavet.dispatch.UnitSenders;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.securemail.KeyFiles;
import se.inkopsnavet.securemail.OpenerSettings;
import se.inkopsnavet.securemail.OwnKey;
import se.inkopsnavet.securemail.Pin;
import se.inkopsnavet.securemail.SmimeOpener;

/** The units that may write to a municipality's mailbox: those whose function certificate stands in its policy, the same to which logins are sealed. */
final class UnitSenderFactory {

    private final HubProperties hub;
    private final PinnedCertificates pinned;

    UnitSenderFactory(HubProperties hub) {
        this.hub = hub;
        this.pinned = new PinnedCertificates(hub.partnerKeys());
    }

    UnitSenders senders(Collection<Policy> policies) {
        Map<String, UnitSenders.Known> known = new HashMap<>();
        for (Policy policy : policies) {
            HubProperties.Municipality own = hub.municipalities().get(policy.policyId());
            List<ProviderUnit> writing = policy.units().stream()
                    .filter(unit -> unit.certificate() != null && unit.mailbox() != null)
                    .toList();
            if (own != null && !writing.isEmpty()) {
                known.put(policy.policyId(), known(own, writing));
            }
        }
        return new UnitSenders(known);
    }

    private UnitSenders.Known known(HubProperties.Municipality own, List<ProviderUnit> writing) {
        Map<Pin, Set<String>> unitIds = new HashMap<>();
        writing.forEach(
                unit -> unitIds.computeIfAbsent(pinned.pin(unit.mailbox(), unit.certificate()), pin -> new HashSet<>())
                        .add(unit.unitId()));
        OwnKey key = KeyFiles.pkcs12(own.keyStore(), own.keyStorePassword().toCharArray());
        SmimeOpener opener = new SmimeOpener(new OpenerSettings(
                own.mailbox(),
                PartnerFactory.openingKeys(own, key),
                Set.copyOf(unitIds.keySet()),
                pinned.trust(
                        own, writing.stream().map(ProviderUnit::certificate).toList()),
                OpenerSettings.FRESHNESS,
                OpenerSettings.MAX_BYTES));
        Map<String, Set<String>> byFingerprint = new HashMap<>();
        unitIds.forEach((pin, ids) -> byFingerprint
                .computeIfAbsent(pin.fingerprint(), hex -> new HashSet<>())
                .addAll(ids));
        return new UnitSenders.Known(opener, byFingerprint);
    }
}
