package se.inkopsnavet.disclosure;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Judges an answer against what was asked, pure: wholly applied or wholly refused. */
final class ErasureVerdict {

    private ErasureVerdict() {}

    /**
     * @param asked where each request that this supplier has got stands
     * @return the lines that change something; none for what was confirmed before
     * @throws FaultException ERASURE_UNKNOWN or ERASURE_CONTRADICTION at {@code line N}
     */
    static List<ErasureAnswer.Line> of(ErasureAnswer answer, Map<UUID, ErasureState> asked) {
        Set<UUID> seen = new HashSet<>();
        int number = 1;
        for (ErasureAnswer.Line line : answer.lines()) {
            number++;
            ErasureState state = asked.get(line.request());
            if (state == null) {
                throw new FaultException(Fault.ERASURE_UNKNOWN, "line " + number);
            }
            boolean takenBack = state == ErasureState.CONFIRMED && !line.erased();
            if (takenBack || !seen.add(line.request())) {
                throw new FaultException(Fault.ERASURE_CONTRADICTION, "line " + number);
            }
        }
        return answer.lines().stream()
                .filter(line -> asked.get(line.request()) != state(line))
                .toList();
    }

    static ErasureState state(ErasureAnswer.Line line) {
        return line.erased() ? ErasureState.CONFIRMED : ErasureState.REFUSED;
    }
}
