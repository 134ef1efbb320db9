package se.inkopsnavet.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import se.inkopsnavet.fault.FaultException;

class PersonIdProperties {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Property
    void writtenFormIsReadBack(@ForAll("numbers") String digits) {
        PersonId personId = PersonId.parse(digits, TODAY);
        assertThat(personId.digits()).isEqualTo(digits);
        assertThat(PersonId.parse(personId.hyphenated(), TODAY)).isEqualTo(personId);
    }

    @Property
    void tenDigitFormIsReadBack(@ForAll("numbers") String digits) {
        boolean hundred = TODAY.getYear() - Integer.parseInt(digits.substring(0, 4)) >= 100;
        boolean twoHundred = TODAY.getYear() - Integer.parseInt(digits.substring(0, 4)) >= 200;
        if (!twoHundred) {
            String written = digits.substring(2, 8) + (hundred ? "+" : "-") + digits.substring(8);
            assertThat(PersonId.parse(written, TODAY).digits()).isEqualTo(digits);
        }
    }

    @Property
    void oneWrongDigitIsAlwaysFound(
            @ForAll("numbers") String digits, @ForAll("positions") int position, @ForAll("steps") int step) {
        char wrong = (char) ('0' + (digits.charAt(position) - '0' + step) % 10);
        String changed = digits.substring(0, position) + wrong + digits.substring(position + 1);
        assertThatExceptionOfType(FaultException.class).isThrownBy(() -> PersonId.parse(changed, TODAY));
    }

    @Property
    void noTextBringsDownTheReader(@ForAll String text) {
        try {
            assertThat(PersonId.parse(text, TODAY).digits()).hasSize(12);
        } catch (FaultException refused) {
            assertThat(refused.place()).isEqualTo("personId");
        }
    }

    @Provide
    Arbitrary<Integer> positions() {
        return Arbitraries.integers().between(2, 11);
    }

    @Provide
    Arbitrary<Integer> steps() {
        return Arbitraries.integers().between(1, 9);
    }

    @Provide
    static Arbitrary<String> numbers() {
        return numberArbitrary();
    }

    static Arbitrary<String> numberArbitrary() {
        Arbitrary<LocalDate> births = Arbitraries.longs()
                .between(LocalDate.of(1840, 1, 1).toEpochDay(), TODAY.toEpochDay())
                .map(LocalDate::ofEpochDay);
        Arbitrary<Integer> serials = Arbitraries.integers().between(1, 999);
        return Combinators.combine(births, serials, Arbitraries.of(true, false)).as(PersonIdProperties::number);
    }

    private static String number(LocalDate born, int serial, boolean coordination) {
        int day = born.getDayOfMonth() + (coordination ? 60 : 0);
        String nine = born.format(DateTimeFormatter.ofPattern("yyyyMM")) + "%02d%03d".formatted(day, serial);
        for (char check = '0'; check <= '9'; check++) {
            if (Luhn.holds(nine.substring(2) + check)) {
                return nine + check;
            }
        }
        throw new AssertionError("no check digit");
    }
}
