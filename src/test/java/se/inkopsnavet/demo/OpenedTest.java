package se.inkopsnavet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedTest {

    private final List<String> closed = new ArrayList<>();

    @Test
    void whenTheNextCannotBeOpenedTheOthersAreClosedTheLastFirst() {
        assertThatThrownBy(this::startThatFails).hasMessage("no hub");

        assertThat(closed).containsExactly("mail", "database");
    }

    private void startThatFails() throws Exception {
        try (Opened opened = new Opened()) {
            opened.add(() -> closed.add("database"));
            opened.add(() -> closed.add("mail"));
            throw new IllegalStateException("no hub");
        }
    }

    @Test
    void oneThatCannotBeClosedKeepsNoOtherOpen() {
        Opened opened = new Opened();
        opened.add(() -> closed.add("database"));
        opened.add(() -> {
            throw new IllegalStateException("stuck");
        });
        opened.add(() -> closed.add("mail"));

        assertThatThrownBy(opened::close).hasMessage("stuck");

        assertThat(closed).containsExactly("mail", "database");
    }
}
