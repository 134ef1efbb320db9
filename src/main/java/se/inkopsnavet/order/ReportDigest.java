package se.inkopsnavet.order;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import se.inkopsnavet.privacy.Sha256;
import se.inkopsnavet.trade.OrderReported;

/** Whether two reports of one version say the same about the order. Whom they call the customer, and when they were made, may differ between channels. */
final class ReportDigest {

    private ReportDigest() {}

    static String of(OrderReported report) {
        String fees = report.fees().stream()
                .map(fee -> fee.type() + "=" + fee.amount().ore())
                .sorted()
                .collect(Collectors.joining(","));
        String said = String.join(
                "|",
                report.state().name(),
                report.placedAt().toString(),
                String.valueOf(report.deliveryDay()),
                report.total() == null ? "" : Long.toString(report.total().ore()),
                fees,
                Integer.toString(report.lineCount()),
                Boolean.toString(report.paymentRefused()));
        return Sha256.hex(said.getBytes(StandardCharsets.UTF_8));
    }
}
