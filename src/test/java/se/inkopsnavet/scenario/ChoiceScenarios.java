package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;
import static se.inkopsnavet.neighbourhood.ConsentForms.minutesAgo;
import static se.inkopsnavet.scenario.People.personnummer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.ChoiceProfile;
import se.inkopsnavet.neighbourhood.ConsentForms;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.JournalSettings;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;

/** Where each client has an account of the own in a shop of the client's choice (STR-24, AC-13-6), over the real channels. */
class ChoiceScenarios {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    private static final LocalDate MONDAY = TODAY.with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    private static Scene scene;
    private static JournalServer journal;
    private static ConsentForms forms;

    @BeforeAll
    static void open() throws IOException {
        Path folder = Scene.folder();
        Town town = Town.open(folder.resolve("town"), "RSA-2048");
        Home home = Home.in(folder.resolve("home"));
        Path profile = home.folder().resolve(Home.PROFILE);
        Files.writeString(profile, ChoiceProfile.of(Files.readString(profile)));
        TestAuthority authority = new TestAuthority();
        journal = JournalServer.open(authority);
        scene = Scene.open(town, home, JournalSettings.of(town, journal, authority));
        forms = new ConsentForms(town);
    }

    @AfterAll
    static void close() throws IOException {
        scene.close();
        journal.close();
    }

    /** Nobody but the unit hears of the client: what is booked and what came is what the unit says. */
    @Together
    void theUnitIsToldAndSaysWhatIsBookedAndNoShopHearsAnything() throws IOException {
        Sample person = client();
        Receipt receipt = scene.receipt(scene.drop(XML, person));
        String ref = receipt.line(1).caseRef();

        assertThat(receipt.codes()).containsExactly("");
        assertThat(scene.ledger().caseState(ref)).isEqualTo("HANDED_OVER");
        assertThat(scene.ledger().notices("RESPONSIBLE", ref)).containsExactly("OWN_ACCOUNT 14");

        assertThat(scene.receipt(food(ref, MONDAY.plusDays(2), "BOKAT", 10))
                        .line(1)
                        .code())
                .isEmpty();
        assertThat(planned(ref)).containsExactly(MONDAY.plusDays(2) + " PLANNED");
        scene.receipt(food(ref, MONDAY.plusDays(3), "BOKAT", 5));
        assertThat(planned(ref)).containsExactly(MONDAY.plusDays(3) + " PLANNED");
        scene.receipt(food(ref, MONDAY.plusDays(3), "AVBOKAT", 4));
        assertThat(planned(ref)).containsExactly(MONDAY.plusDays(3) + " CANCELLED");
        scene.receipt(food(ref, TODAY, "LEVERERAT", 3));
        assertThat(scene.ledger().texts("select way from food_path where case_ref = ?", ref))
                .containsExactly("DELIVERED");

        scene.receipt(scene.drop(XML, newer(person).with("status", "AVLIDEN")));
        assertThat(scene.ledger().caseState(ref)).isEqualTo("DECEASED");
        assertThat(scene.ledger().notices("RESPONSIBLE", ref)).contains("CASE_STOPPED ");
        assertNoShopHeardOf(ref);
        assertThat(scene.traces().finds(scene.traces().mails(), "Lövgren")).isFalse();
    }

    @Together
    void protectedIdentityStopsThatCaseTooAndOnlyTheSecurityContactKnows() {
        Sample person = client();
        String ref = scene.receipt(scene.drop(XML, person)).line(1).caseRef();

        scene.receipt(scene.drop(XML, newer(person).with("skyddad", "JA")));

        assertThat(scene.ledger().caseState(ref)).isEqualTo("HELD_PROTECTED");
        assertThat(scene.ledger().notices("SECURITY_CONTACT", ref))
                .singleElement()
                .asString()
                .startsWith("PROTECTED");
        assertNoShopHeardOf(ref);
    }

    /** The shop is named by the client's consent, and another by another, without a new decision; taken back, the hub speaks with nobody. */
    @Together
    void aShopWithAChannelReportsWhileTheClientWantsIt() {
        Sample person = client();
        String number = personnummer(person);
        String ref = scene.receipt(scene.drop(XML, person)).line(1).caseRef();
        assertThat(reported(orders(ref, "B-1", MONDAY.plusDays(1)))).isEqualTo("ORD-001");

        scene.receipt(forms.drop(forms.yes(number, "UTLAMNANDE").at(minutesAgo(30))));
        awaitShop(ref, ChoiceProfile.LIVS);
        assertThat(reported(orders(ref, "B-2", MONDAY.plusDays(1)))).isEmpty();
        assertThat(planned(ref)).containsExactly(MONDAY.plusDays(1) + " PLANNED");
        // AC-13-6: what stands outside the door is a breach here.
        assertThat(reported(leftOutside(ref, "B-2"))).isEmpty();
        await("breach").atMost(Scene.PATIENCE).until(() -> scene.ledger().notices("RESPONSIBLE", ref).stream()
                .anyMatch(told -> told.startsWith("DOOR_BREACH")));
        assertThat(scene.ledger().texts("select type || ' ' || supplier_id from complaint where case_ref = ?", ref))
                .containsExactly("LEFT_OUTSIDE_BREACH " + ChoiceProfile.LIVS);
        await("deviation").atMost(Scene.PATIENCE).untilAsserted(() -> assertThat(headlines(person))
                .contains("Avvikelse", "Samtycke digitala inköp"));

        scene.receipt(forms.drop(
                forms.yes(number, "UTLAMNANDE").to(ChoiceProfile.CORNER_SHOP).at(minutesAgo(20))));
        awaitShop(ref, ChoiceProfile.CORNER_SHOP);
        assertThat(reported(orders(ref, "B-3", MONDAY.plusDays(8))))
                .as("the shop that had the client goes on reporting")
                .isEmpty();

        scene.receipt(forms.drop(
                forms.no(number, "UTLAMNANDE").to(ChoiceProfile.CORNER_SHOP).at(minutesAgo(10))));
        awaitShop(ref, "-");
        int complaints = scene.ledger().count("select count(*)::int from message where flow = 'COMPLAINT'");
        assertThat(reported(leftOutside(ref, "B-3"))).isEmpty();
        await("the unit phones").atMost(Scene.PATIENCE).untilAsserted(() -> assertThat(scene.ledger()
                        .texts("select state from complaint where case_ref = ? and order_no = 'B-3'", ref))
                .containsExactly("BY_TELEPHONE"));
        assertThat(scene.ledger().count("select count(*)::int from message where flow = 'COMPLAINT'"))
                .isEqualTo(complaints);
        assertThat(scene.ledger().caseState(ref)).isEqualTo("HANDED_OVER");
        assertThat(scene.ledger().notices("RESPONSIBLE", ref).stream().filter(told -> told.startsWith("OWN_ACCOUNT")))
                .hasSize(1);
        assertThat(scene.ledger().count("select count(*)::int from erasure_request where case_ref = ?", ref))
                .isZero();
        assertThat(scene.ledger().rowStates(ref)).isEmpty();
    }

    private static void assertNoShopHeardOf(String ref) {
        assertThat(scene.ledger().rowStates(ref)).isEmpty();
        for (String table : List.of("disclosure_entry", "erasure_request", "supplier_request", "supplier_account")) {
            assertThat(scene.ledger().count("select count(*)::int from " + table + " where case_ref = ?", ref))
                    .as(table)
                    .isZero();
        }
        assertThat(scene.ledger()
                        .count(
                                "select count(*)::int from message where direction = 'O' and case_ref = ? and channel like '%/livs'",
                                ref))
                .isZero();
    }

    /** Without a ground for disclosing anything. */
    private static Sample client() {
        return scene.people()
                .someone()
                .without("grundtyp")
                .without("grundreferens")
                .without("grundmottagare")
                .without("grundfran")
                .with("fran", TODAY.toString());
    }

    private static Sample newer(Sample sample) {
        int version = Integer.parseInt(sample.values().get("version")) + 1;
        return sample.with("version", Integer.toString(version))
                .with("andrad", OffsetDateTime.now().withNano(0).toString());
    }

    /** What the unit's system leaves in its folder. @return the file's name */
    private static String food(String ref, LocalDate day, String way, int minutesAgo) {
        String name = "matvag_" + NUMBERS.incrementAndGet() + ".csv";
        String text = "#MATVAG;exempelkommun;1\r\narende;dag;satt;antecknatav;tidpunkt\r\n"
                + String.join(
                        ";",
                        ref,
                        day.toString(),
                        way,
                        "4711",
                        minutesAgo(minutesAgo).withNano(0).toString())
                + "\r\n#ANTAL;1\r\n";
        scene.town().procapita().export("matvagar/ut", name, text.getBytes(UTF_8), Instant.now());
        return name;
    }

    private static List<String> planned(String ref) {
        return scene.ledger()
                .texts(
                        "select day || ' ' || state from delivery_occurrence where case_ref = ? order by week, place",
                        ref);
    }

    private static String orders(String ref, String orderNo, LocalDate day) {
        String now = OffsetDateTime.now().withNano(0).toString();
        return "#BESTALLNINGAR;exempelkommun;1;%d\narende;bestallning;version;lage;lagd;tidpunkt;leveransdag\n%s\n#ANTAL;1\n"
                .formatted(
                        NUMBERS.incrementAndGet(),
                        String.join(";", ref, orderNo, "1", "BEKRAFTAD", now, now, day.toString()));
    }

    private static String leftOutside(String ref, String orderNo) {
        String now = OffsetDateTime.now().withNano(0).toString();
        return "#LEVERANSER;exempelkommun;1;%d\narende;bestallning;leveransdag;version;handelse;tidpunkt;utfall\n%s\n#ANTAL;1\n"
                .formatted(
                        NUMBERS.incrementAndGet(),
                        String.join(";", ref, orderNo, TODAY.toString(), "1", "UTFALL", now, "LEFT_OUTSIDE_NO_ANSWER"));
    }

    /** A shop's signed and encrypted mail with a report. @return the code with which its record ended, empty when it was taken */
    private static String reported(String csv) {
        int before = records().size();
        scene.town()
                .mail()
                .deliver(Town.HUB_MAILBOX, new SupplierLetters(scene.town()).sealedFile("rapport", "rapport.csv", csv));
        List<String> all = await("the report is decided")
                .atMost(Scene.PATIENCE)
                .until(ChoiceScenarios::records, records -> records.size() > before);
        return all.get(all.size() - 1);
    }

    private static List<String> records() {
        return scene.ledger().incoming("SUPPLIER_REPORT").stream()
                .filter(message ->
                        !message.state().equals("RECEIVED") && !message.state().equals("READY"))
                .map(Ledger.Message::code)
                .toList();
    }

    private static void awaitShop(String ref, String shop) {
        await("shop " + shop).atMost(Scene.PATIENCE).until(() -> scene.ledger()
                .texts("select coalesce(supplier, '-') from purchase_case where case_ref = ?", ref)
                .equals(List.of(shop)));
    }

    private static List<String> headlines(Sample person) {
        String digits = personnummer(person).replace("-", "");
        return journal.procapita().record().notes().stream()
                .filter(note -> note.person().replace("-", "").equals(digits))
                .map(WrittenNote::headline)
                .toList();
    }
}
