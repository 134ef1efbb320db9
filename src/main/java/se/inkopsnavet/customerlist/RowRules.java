package se.inkopsnavet.customerlist;

import java.util.Set;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The municipality's settings for rows: the {@code kundlista} block of its policy (requirements §8).
 *
 * @param sendPersonnummer column e is filled
 * @param minUnitPhones how many different unit numbers a row must have, 1 or 2
 * @param recommendedUnitPhones how many it ought to have; fewer is a warning
 * @param driverInfoMaxLength characters (code points) of free text in column h, the standard phrase not counted
 * @param driverInfoScreen free text passes when the screening finds nothing; when false, nobody has cleared it and every free text is held
 * @param fridgePackingAllowed column i may be used
 * @param staffEmailDomains lower-case mail domains that belong to staff and are never a client's own (HUD-14)
 */
public record RowRules(
        boolean sendPersonnummer,
        int minUnitPhones,
        int recommendedUnitPhones,
        int driverInfoMaxLength,
        boolean driverInfoScreen,
        boolean fridgePackingAllowed,
        Set<String> staffEmailDomains) {

    /** @throws FaultException CONFIGURATION with the setting's name */
    public RowRules {
        requireWithin("minUnitPhones", minUnitPhones, 1, 2);
        requireWithin("recommendedUnitPhones", recommendedUnitPhones, minUnitPhones, 2);
        requireWithin("driverInfoMaxLength", driverInfoMaxLength, 0, 1000);
        staffEmailDomains = Set.copyOf(staffEmailDomains);
    }

    private static void requireWithin(String setting, int value, int low, int high) {
        if (value < low || value > high) {
            throw new FaultException(Fault.CONFIGURATION, "kundlista." + setting);
        }
    }
}
