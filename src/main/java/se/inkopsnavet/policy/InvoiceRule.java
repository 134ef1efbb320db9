package se.inkopsnavet.policy;

import org.jspecify.annotations.Nullable;

/**
 * How an invoice address is found out that the client has said and the decision does not hold (column j, flow F04).
 *
 * @param looksUp whether the case system is asked first
 * @param desk who is asked when it does not know; null: nobody but the unit
 * @param reminderWorkdays after so many working days of silence the desk is reminded
 * @param escalateWorkdays after so many, counted from the same day, the head of the unit is told
 */
public record InvoiceRule(boolean looksUp, @Nullable Desk desk, int reminderWorkdays, int escalateWorkdays) {

    public static final int REMINDER_WORKDAYS = 2;
    public static final int ESCALATE_WORKDAYS = 4;

    /** @param mailbox function mailbox (kundfaktura) @param certificate of that mailbox */
    public record Desk(String mailbox, UnitCertificate certificate) {}
}
