package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DerivedIdTest {

    @Test
    void sameFactHasTheSameIdAndAnotherHasAnother() {
        assertThat(DerivedId.of("note", "EXE-2026-000001", 1)).isEqualTo(DerivedId.of("note", "EXE-2026-000001", 1));
        assertThat(DerivedId.of("note", "EXE-2026-000001", 1)).isNotEqualTo(DerivedId.of("note", "EXE-2026-000001", 2));
        assertThat(DerivedId.of("note", "EXE-2026-000001", 1).version()).isEqualTo(5);
    }
}
