package se.inkopsnavet.invoice;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import se.inkopsnavet.person.Address;

/** Begins on the Thursday before New Year, with the holidays ahead. */
abstract class InvoiceDays {

    static final Address OFFICE = Address.of(null, "Byråvägen 1", null, "990 20", "Ängsholmen");

    static InvoiceBench bench;

    @BeforeAll
    static void start() {
        bench = new InvoiceBench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void thursdayBeforeNewYear() {
        bench.clear();
        bench.clock.set(LocalDate.of(2026, 12, 31));
    }
}
