package se.inkopsnavet.orderfile;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.document.DocumentFields;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.DeliveryReported;
import se.inkopsnavet.trade.Money;
import se.inkopsnavet.trade.OrderReported;
import se.inkopsnavet.trade.ScheduleReported;
import se.inkopsnavet.trade.SupplierNumber;

/**
 * One record of a file as the report that it is. Blank is absent. Every fault names the field and never the value.
 *
 * @param values by field
 */
record ReportCells(Map<String, String> values) {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Pattern OFFSET = Pattern.compile(".*(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern AMOUNT = Pattern.compile("(-?)([0-9]{1,7})(?:[.,]([0-9]{2}))?");
    private static final Pattern FEE = Pattern.compile("([A-Z_]{1,40})=(.+)");
    private static final Pattern CASE_REF = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");

    /** @throws FaultException when it cannot be one */
    OrderReported order(String municipality, String supplierId) {
        return new OrderReported(
                municipality,
                supplierId,
                customer(),
                SupplierNumber.checked(required("orderNo"), "orderNo"),
                whole("version", required("version")),
                DocumentFields.constant(OrderReported.State.class, required("state"), "state"),
                instant("placedAt", required("placedAt")),
                instant("occurredAt", required("occurredAt")),
                optional("deliveryDay", text -> day("deliveryDay", text)),
                optional("total", text -> money("total", text)),
                fees(),
                (int) orZero("lineCount"),
                "JA".equals(text("paymentRefused")));
    }

    DeliveryReported delivery(String municipality, String supplierId) {
        return new DeliveryReported(
                municipality,
                supplierId,
                customer(),
                optional("orderNo", text -> SupplierNumber.checked(text, "orderNo")),
                day("deliveryDay", required("deliveryDay")),
                whole("version", required("version")),
                DocumentFields.constant(DeliveryReported.Kind.class, required("kind"), "kind"),
                instant("occurredAt", required("occurredAt")),
                optional("expectedAt", text -> instant("expectedAt", text)),
                optional("outcome", text -> DocumentFields.constant(DeliveryOutcome.class, text, "outcome")),
                (int) orZero("attempts"));
    }

    ScheduleReported.Stop stop() {
        return new ScheduleReported.Stop(
                customer(),
                optional("orderNo", text -> SupplierNumber.checked(text, "orderNo")),
                time("from", required("from")),
                time("to", required("to")),
                text("street"),
                optional("postcode", text -> text.replace(" ", "")));
    }

    private CustomerRef customer() {
        String caseRef = optional("caseRef", ReportCells::caseRef);
        String number = optional("customerNo", text -> SupplierNumber.checked(text, "customerNo"));
        if (caseRef == null && number == null) {
            throw new FaultException(Fault.REPORT_INCOMPLETE, "caseRef");
        }
        return new CustomerRef(caseRef, number);
    }

    /** {@code SMALL_ORDER_FEE=49,00+DELIVERY_FEE=0,00} */
    private List<OrderReported.Fee> fees() {
        String text = text("fees");
        if (text == null) {
            return List.of();
        }
        List<OrderReported.Fee> fees = new ArrayList<>();
        for (String each : text.split("\\+")) {
            Matcher fee = FEE.matcher(each.strip());
            if (!fee.matches()) {
                throw new FaultException(Fault.INVALID_VALUE, "fees");
            }
            fees.add(new OrderReported.Fee(fee.group(1), money("fees", fee.group(2))));
        }
        return fees;
    }

    private @Nullable String text(String field) {
        String text = values.getOrDefault(field, "").strip();
        return text.isEmpty() ? null : text;
    }

    private String required(String field) {
        String text = text(field);
        if (text == null) {
            throw new FaultException(Fault.REPORT_INCOMPLETE, field);
        }
        return text;
    }

    private <T> @Nullable T optional(String field, Function<String, T> read) {
        String text = text(field);
        return text == null ? null : read.apply(text);
    }

    private static String caseRef(String text) {
        if (!CASE_REF.matcher(text).matches()) {
            throw new FaultException(Fault.INVALID_VALUE, "caseRef");
        }
        return text;
    }

    private long orZero(String field) {
        String text = text(field);
        return text == null || text.equals("0") ? 0 : whole(field, text);
    }

    private static long whole(String field, String text) {
        try {
            long number = Long.parseLong(text);
            if (number > 0 && number <= Integer.MAX_VALUE || number > 0 && field.equals("version")) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new FaultException(Fault.INVALID_VALUE, field);
        }
        throw new FaultException(Fault.INVALID_VALUE, field);
    }

    private static Money money(String field, String text) {
        Matcher amount = AMOUNT.matcher(text.strip());
        if (!amount.matches()) {
            throw new FaultException(Fault.INVALID_VALUE, field);
        }
        long ore =
                Long.parseLong(amount.group(2)) * 100 + (amount.group(3) == null ? 0 : Long.parseLong(amount.group(3)));
        return new Money(amount.group(1).isEmpty() ? ore : -ore);
    }

    /** A time without offset is local time; in the hour that comes twice it is the first. */
    private static Instant instant(String field, String text) {
        return parsed(
                field,
                () -> OFFSET.matcher(text).matches()
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDateTime.parse(text).atZone(STOCKHOLM).toInstant());
    }

    private static LocalDate day(String field, String text) {
        return parsed(field, () -> LocalDate.parse(text));
    }

    private static LocalTime time(String field, String text) {
        return parsed(field, () -> LocalTime.parse(text));
    }

    private static <T> T parsed(String field, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (DateTimeException e) {
            throw new FaultException(Fault.INVALID_DATE, field);
        }
    }

    @Override
    public String toString() {
        return "ReportCells[***]";
    }
}
