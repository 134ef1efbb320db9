package se.inkopsnavet.policy;

import java.time.LocalDate;
import java.util.List;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** The rules in force, asked by policy id and day. */
public record PolicyBook(Policies policies) {

    /** @throws FaultException POLICY_NOT_ACTIVE when the municipality has no profile at all */
    public Policy on(String policyId, LocalDate day) {
        return policies.policyOn(policyId, day)
                .orElseThrow(() -> new FaultException(Fault.POLICY_NOT_ACTIVE, policyId));
    }

    /** The municipalities whose outbound routes may start that day. */
    public List<Policy> startable(LocalDate day) {
        return policies.inForceOn(day).stream()
                .filter(policy -> policy.blockers(day).isEmpty())
                .toList();
    }
}
