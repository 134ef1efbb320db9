package se.inkopsnavet.mandate;

import se.inkopsnavet.purchase.CaseFollower;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** Somebody who acts for others can be a client too: when the own case says death or protection, the mandates are looked at anew. */
public record Holders(MandateBook book) implements CaseFollower {

    @Override
    public void changed(String municipality, PersonKey person, PurchaseCase now) {
        book.holderChanged(municipality, person, now);
    }
}
