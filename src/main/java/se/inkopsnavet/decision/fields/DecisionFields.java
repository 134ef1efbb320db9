package se.inkopsnavet.decision.fields;

import static se.inkopsnavet.decision.fields.CanonicalField.*;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.decision.LifeArea;
import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Builds the canonical decision from flat fields, the same way for every format. */
public final class DecisionFields {

    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*");

    private DecisionFields() {}

    /**
     * @param now Europe/Stockholm; gives a ten-digit personnummer its century
     * @return also for a record that is wrong somewhere, when it says that the person is protected or dead: it then holds nothing else
     * @throws FaultException the first thing that is wrong, with the field's key; see {@link StoppingFields#orElseThrow}
     */
    public static Decision build(CanonicalFields fields, ZonedDateTime now) {
        try {
            fields.requireSound();
            return decision(fields, ClientFields.of(fields, now.toLocalDate()));
        } catch (FaultException e) {
            return StoppingFields.orElseThrow(fields, now, e);
        }
    }

    private static Decision decision(CanonicalFields fields, Client client) {
        LocalDate start = fields.date(START_DATE);
        LocalDate end = fields.dateOrNull(END_DATE);
        requireOrder(start, end, END_DATE);
        return new Decision(
                fields.required(DECISION_ID),
                fields.number(VERSION),
                fields.instant(OCCURRED_AT),
                fields.one(OUTCOME, Decision.Outcome.class),
                fields.one(INSATS, Decision.Insats.class),
                start,
                end,
                fields.required(UNIT_ID),
                client,
                terms(fields),
                basis(fields));
    }

    private static PurchaseTerms terms(CanonicalFields fields) {
        return new PurchaseTerms(
                        fields.yes(SUPPLIER_MAY_CALL),
                        fields.yes(EMAIL_WISHED),
                        fields.yes(MEET_STAFF),
                        fields.optional(DRIVER_INFO),
                        fields.yes(FRIDGE_PACKING),
                        fields.yesOrNo(CAN_RECEIVE),
                        fields.yesOrNo(CAN_UNPACK),
                        fields.oneOrNull(INVOICE_TO, PurchaseTerms.InvoiceTo.class),
                        oneLine(fields.optional(INVOICE_ADDRESS)),
                        fields.yes(SECRET_DROPPED))
                .withLifeAreas(lifeAreas(fields));
    }

    private static List<LifeArea> lifeAreas(CanonicalFields fields) {
        List<LifeArea> areas = new ArrayList<>();
        if (fields.yes(DAILY_ROUTINE)) {
            areas.add(LifeArea.DAILY_ROUTINE);
        }
        if (fields.yes(USE_TECHNOLOGY)) {
            areas.add(LifeArea.USE_TECHNOLOGY);
        }
        return areas;
    }

    private static @Nullable String oneLine(@Nullable String text) {
        return text == null ? null : LINE_BREAK.matcher(text).replaceAll(", ");
    }

    /** A basis that is only half there is a fault, not an absent basis: somebody meant to record one. */
    private static @Nullable DisclosureBasis basis(CanonicalFields fields) {
        DisclosureBasis.Type type = fields.oneOrNull(BASIS_TYPE, DisclosureBasis.Type.class);
        if (type == null) {
            if (fields.optional(BASIS_REFERENCE) != null || fields.optional(BASIS_RECIPIENT) != null) {
                throw new FaultException(Fault.INVALID_VALUE, BASIS_TYPE.key());
            }
            return null;
        }
        LocalDate from = fields.date(BASIS_VALID_FROM);
        LocalDate to = fields.dateOrNull(BASIS_VALID_TO);
        requireOrder(from, to, BASIS_VALID_TO);
        return new DisclosureBasis(type, fields.required(BASIS_REFERENCE), fields.required(BASIS_RECIPIENT), from, to);
    }

    private static void requireOrder(LocalDate from, @Nullable LocalDate to, CanonicalField field) {
        if (to != null && to.isBefore(from)) {
            throw new FaultException(Fault.INVALID_DATE, field.key());
        }
    }
}
