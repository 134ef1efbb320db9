package se.inkopsnavet.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.privacy.Secret;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.OpenedMail;

/** The one form of a login (mappings/suppliers/README.md), and everything that is not it. */
class CredentialsSheetTest {

    private static final String BATCH = "6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11";
    private static final String HEAD = "#INLOGGNING;" + BATCH + ";3;1\n";

    @Test
    void everyCharacterBelongsToTheValue() {
        try (Credentials read = read(HEAD + "kund30417@alias.livs.example;\"=å;\"\"9x Ö+\"\r\n")) {
            assertThat(read.batchId()).hasToString(BATCH);
            assertThat(read.row()).isEqualTo(3);
            assertThat(shown(read.login())).isEqualTo("kund30417@alias.livs.example");
            assertThat(shown(read.password())).isEqualTo("=å;\"9x Ö+");
            assertThat(read.isFictive("alias.livs.example")).isTrue();
            assertThat(read.isFictive("livs.example")).isFalse();
            assertThat(read.isFictive(null)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b", "a;b\n", "a;b\r\n", "\"a\";b", "a;\" b \""})
    void lastLineEndIsOptional(String line) {
        try (Credentials read = read(HEAD + line)) {
            assertThat(shown(read.login())).isEqualTo("a");
        }
    }

    @Test
    void byteOrderMarkAndWindowsLineEndsAreExcelsWay() {
        try (Credentials read = read("\uFEFF#INLOGGNING;" + BATCH + ";3;1\r\na;b\r\n")) {
            assertThat(read.row()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a;b~c;d | more than one client",
                "a;b~~ | more than one client",
                "a;b;c | fields",
                "a | fields",
                ";b | login",
                "a; | password",
                "a;b^ | password",
                "a;b\"c | quote",
                "a;\"b | quote",
                "a;\"b\"c | fields"
            })
    void anythingElseIsRefusedWithoutSayingWhatStoodThere(String lines, String place) {
        String text = HEAD + lines.replace('~', '\n').replace('^', '\u0007');

        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(FaultException.class, refused -> {
            assertThat(refused.fault()).isEqualTo(Fault.CREDENTIALS_UNREADABLE);
            assertThat(refused.place()).isEqualTo(place);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "#KVITTENS;6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11;3;1, kind",
        "#INLOGGNING;6F1C2F0E-0d5b-4c53-9a5e-2f3f7f0f9a11;3;1, batch",
        "#INLOGGNING;1-1-1-1-1;3;1, batch",
        "#INLOGGNING;6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11;0;1, row",
        "#INLOGGNING;6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11;3;2, version"
    })
    void headIsExact(String head, String place) {
        assertThatThrownBy(() -> read(head + "\na;b\n"))
                .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.place())
                        .isEqualTo(place));
    }

    @Test
    void onlyUtf8IsRead() {
        byte[] latin = (HEAD + "a;lösen").getBytes(Charset.forName("ISO-8859-1"));
        assertThatThrownBy(() -> CredentialsSheet.in(mail(new Attachment("inloggning.csv", "text/csv", latin))))
                .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.place())
                        .isEqualTo("encoding"));
    }

    @Test
    void secretIsNotPrintedNotSerialisedAndGoneWhenClosed() throws IOException {
        Credentials read = read(HEAD + "a;hemligt");
        assertThat(read.toString() + read.password()).doesNotContain("hemligt");
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(read.password())).isInstanceOf(NotSerializableException.class);
        }
        char[][] kept = new char[1][];
        read.password().show(value -> kept[0] = value);

        read.close();

        assertThat(kept[0]).containsOnly('\0');
        assertThatThrownBy(() -> read.password().show(value -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void textIsFilledInWhereTheTemplateSays() {
        try (Credentials read = read(HEAD + "a;{inloggning}å")) {
            assertThat(new String(SecretText.of("Hej {inloggning}: {losenord}!", read), StandardCharsets.UTF_8))
                    .isEqualTo("Hej a: {inloggning}å!");
        }
    }

    private static String shown(Secret secret) {
        StringBuilder text = new StringBuilder();
        secret.show(text::append);
        return text.toString();
    }

    private static Credentials read(String text) {
        return CredentialsSheet.in(
                mail(new Attachment("inloggning.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8))));
    }

    private static OpenedMail mail(Attachment... files) {
        return new OpenedMail("", "nykund@livs.example", Instant.EPOCH, "<1@livs.example>", "", List.of(files), "", "");
    }
}
