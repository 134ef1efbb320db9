package se.inkopsnavet.person;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static se.inkopsnavet.person.FaultAssertions.assertFault;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.person.EnvironmentGuard.Environment;

class EnvironmentGuardTest {

    private static final PersonId PUBLISHED = PersonId.parse("18900101-9802");
    private static final PersonId UNPUBLISHED = PersonId.parse("18900101-9810");

    private final TestPersons testPersons = TestPersons.shipped();

    @Test
    void productionRefusesPublishedTestNumbers() {
        EnvironmentGuard guard = new EnvironmentGuard(Environment.PRODUCTION, testPersons);
        assertFault(Fault.TEST_PERSON_IN_PRODUCTION, () -> guard.check(PUBLISHED));
        assertThatNoException().isThrownBy(() -> guard.check(UNPUBLISHED));
    }

    @Test
    void testRefusesEverythingElse() {
        EnvironmentGuard guard = new EnvironmentGuard(Environment.TEST, testPersons);
        assertFault(Fault.REAL_PERSON_IN_TEST, () -> guard.check(UNPUBLISHED));
        assertThatNoException().isThrownBy(() -> guard.check(PUBLISHED));
    }

    @Test
    void loadTestLetsEveryonePass() {
        EnvironmentGuard guard = new EnvironmentGuard(Environment.OPEN, testPersons);
        assertThatNoException().isThrownBy(() -> guard.check(PUBLISHED));
        assertThatNoException().isThrownBy(() -> guard.check(UNPUBLISHED));
    }

    @Test
    void wholeListCanBeReadFromAFile(@TempDir Path folder) throws Exception {
        Path list = Files.writeString(folder.resolve("lista.csv"), "testpersonnummer\r\n18900101-9810\r\n");
        assertThatNoException()
                .isThrownBy(() -> new EnvironmentGuard(Environment.TEST, TestPersons.in(list)).check(UNPUBLISHED));
        assertFault(
                Fault.CONFIGURATION,
                () -> TestPersons.in(Files.writeString(folder.resolve("tom.csv"), "testpersonnummer\n")));
        assertFault(Fault.CONFIGURATION, () -> TestPersons.in(folder.resolve("saknas.csv")));
    }
}
