package se.inkopsnavet.contact;

import java.util.ArrayList;
import java.util.List;
import se.inkopsnavet.person.Phone;

/** Whom a text may reach (requirements F12 step 1 and 6, S-03, S-04): protection first, then consent, then what kind of telephone it is. */
final class RecipientDecider {

    private RecipientDecider() {}

    static Reach decide(Text.Audience audience, ContactSituation situation) {
        return switch (situation.standing()) {
            case PROTECTED -> new Reach.Security();
            case DEAD -> new Reach.Nothing();
            case OPEN, NOBODY -> among(targets(audience, situation));
        };
    }

    private static Reach among(List<Target> targets) {
        return targets.isEmpty() ? new Reach.Task() : new Reach.Sms(targets);
    }

    private static List<Target> targets(Text.Audience audience, ContactSituation situation) {
        return switch (audience) {
            case CLIENT -> client(situation);
            case CLIENT_ELSE_UNIT -> clientThenUnit(client(situation), situation);
            // HUD-40: column c where it was filled in, otherwise d.
            case NUMBER_IN_CUSTOMER_LIST ->
                clientThenUnit(situation.inCustomerList() ? client(situation) : List.of(), situation);
            case UNIT -> unit(situation);
            case MANAGER -> manager(situation);
        };
    }

    private static List<Target> clientThenUnit(List<Target> client, ContactSituation situation) {
        List<Target> all = new ArrayList<>(client);
        all.addAll(unit(situation));
        return all;
    }

    private static List<Target> client(ContactSituation situation) {
        Phone phone = situation.clientPhone();
        return phone != null && situation.clientMayBeTexted() && phone.isMobile()
                ? List.of(new Target(Target.CLIENT, phone))
                : List.of();
    }

    private static List<Target> unit(ContactSituation situation) {
        List<Target> targets = new ArrayList<>();
        if (situation.unitMayBeTexted()) {
            situation.unitPhones().stream()
                    .filter(Phone::isMobile)
                    .forEach(phone -> targets.add(new Target("UNIT_" + (targets.size() + 1), phone)));
        }
        return targets;
    }

    private static List<Target> manager(ContactSituation situation) {
        Phone manager = situation.manager();
        return situation.unitMayBeTexted() && manager != null && manager.isMobile()
                ? List.of(new Target("MANAGER", manager))
                : List.of();
    }
}
