package se.inkopsnavet.customerlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.fault.FaultException;

class BatchNameTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final UUID BATCH = UUID.fromString("6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11");

    @Test
    void nameHoldsTenantDayAndBatchOnly() {
        assertThat(BatchName.fileName("kundlista", "exempelkommun", DAY, BATCH, "xlsx"))
                .isEqualTo("kundlista_exempelkommun_20261201_6f1c2f0e.xlsx");
    }

    @ParameterizedTest
    @CsvSource({
        "'',xlsx,tenant",
        "../x,xlsx,tenant",
        "Exempel,xlsx,tenant",
        "söderby,xlsx,tenant",
        "189001019802,xlsx,tenant",
        "a b,xlsx,tenant",
        "exempel,x/y,extension"
    })
    void anythingElseIsRefused(String tenant, String extension, String place) {
        assertThatThrownBy(() -> BatchName.fileName("kundlista", tenant, DAY, BATCH, extension))
                .isInstanceOf(FaultException.class)
                .hasMessage("SFTP-003 FILE_NAME_REFUSED at " + place);
    }

    @Test
    void batchOfOddIdentityIsRefused() {
        assertThatThrownBy(() -> new BatchHeader(BATCH, "99010", "livs", "HT-01", Shipped.HEADER.createdAt()))
                .hasMessageEndingWith("batch.municipalityCode");
        assertThatThrownBy(() -> new BatchHeader(BATCH, "9901", "livs", "HT;01", Shipped.HEADER.createdAt()))
                .hasMessageEndingWith("batch.providerScope");
    }
}
