package se.inkopsnavet.supplierrequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.trade.SupplierRequest.Kind;

class RequestTermsTest {

    @ParameterizedTest
    @CsvSource({
        "CANCEL, 2026-11-26, 2026-11-26T23:00:00Z",
        "LATE_ORDER, 2026-06-10, 2026-06-10T22:00:00Z",
        "DELIVER_AGAIN, 2026-11-26, 2026-11-29T23:00:00Z",
        "DELIVER_AGAIN, 2026-11-29, 2026-11-29T23:00:00Z",
        "HOW_DID_IT_END, 2027-03-27, 2027-04-03T22:00:00Z"
    })
    void requestIsOfUseUntilMidnightInStockholm(Kind kind, LocalDate day, Instant end) {
        assertThat(RequestTerms.end(kind, day)).isEqualTo(end);
    }
}
