package se.inkopsnavet.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.demo.data.DemoExport;
import se.inkopsnavet.neighbourhood.ConsentForms;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;
import se.inkopsnavet.neighbourhood.supplier.LoginMail;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;

/** And home again: a consent that comes late, a login that comes home, a consent that is taken back, and a person who becomes protected. */
final class SecondAct {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "Vinter-Åkerbär-7";

    private final DemoTown town;
    private final DemoExport export;
    private final JdbcClient jdbc;
    private final ConsentForms forms;
    private final Expectations expectations = new Expectations(PATIENCE);

    SecondAct(DemoTown town, DemoExport export, JdbcClient jdbc) {
        this.town = town;
        this.export = export;
        this.jdbc = jdbc;
        this.forms = town.forms();
    }

    /** @return the differences; none when all is well */
    List<String> run() {
        Story.plain("");
        Story.line("ANDRA AKTEN: samtycke, inloggning, återkallelse och skydd");
        consentComesLate();
        loginComesHome();
        consentIsTakenBack();
        personBecomesProtected();
        return expectations.differences();
    }

    private void consentComesLate() {
        Story.line("En enhet lämnar en blankett: kunden som saknade grund har samtyckt");
        forms.drop(forms.yes(DemoExport.CONSENTS_LATE, "UTLAMNANDE"));
        expect(
                "samtycket är journalfört, och först därefter är kunden hos leverantören",
                () -> delivered() && notes("Samtycke").size() == 1);
    }

    private boolean delivered() {
        return row(DemoExport.CONSENTS_LATE) != null
                && "CREDENTIALS_PENDING".equals(caseState(DemoExport.CONSENTS_LATE));
    }

    private void loginComesHome() {
        SupplierRecord.Row row = row(DemoExport.CONSENTS_LATE);
        if (row == null) {
            return;
        }
        Story.line("Leverantören skickar kundens inloggning, signerad och krypterad");
        LoginMail login = LoginMail.of(row.batchId(), row.number(), "kund4711@alias.livs.example", PASSWORD);
        town.town().mail().deliver(Town.HUB_MAILBOX, login.write(town.town().supplierKeys(), Instant.now()));
        expect(
                "inloggningen är överlämnad till enheten en gång, journalförd och förstörd",
                () -> "HANDED_OVER".equals(caseState(DemoExport.CONSENTS_LATE))
                        && notes("Inloggningsuppgifter").size() == 1
                        && keptLogins() == 0);
    }

    private int keptLogins() {
        return jdbc.sql(
                        "select count(*) from message m join payload p on p.id = m.payload_id where m.flow = 'CREDENTIALS'")
                .query(Integer.class)
                .single();
    }

    private void consentIsTakenBack() {
        Story.line("En annan kund återkallar sitt samtycke");
        forms.drop(forms.no(DemoExport.WITHDRAWS, "UTLAMNANDE"));
        expect(
                "leverantören har avslutat kunden och raderat uppgifterna",
                () -> town.register().byPersonnummer(DemoExport.WITHDRAWS).isEmpty()
                        && "HELD_NO_BASIS".equals(caseState(DemoExport.WITHDRAWS))
                        && erasuresConfirmed() >= 1);
    }

    private int erasuresConfirmed() {
        return jdbc.sql("select count(*) from erasure_request where state = 'CONFIRMED'")
                .query(Integer.class)
                .single();
    }

    private void personBecomesProtected() {
        long before = rowsOf(DemoExport.BECOMES_PROTECTED);
        Story.line("Verksamhetssystemet lämnar %s: en kund har fått skyddade personuppgifter", export.protectionName());
        OffsetDateTime recorded =
                OffsetDateTime.now(ZoneId.of("Europe/Stockholm")).truncatedTo(ChronoUnit.SECONDS);
        town.town()
                .procapita()
                .export(
                        "beslut/ut",
                        export.protectionName(),
                        export.protection(recorded),
                        Instant.now().minusSeconds(30));
        expect(
                "säkerhetskontakten vet, och leverantören har inte fått veta något",
                () -> protectedCases() == 1
                        && told("ALREADY_DISCLOSED") == 1
                        && rowsOf(DemoExport.BECOMES_PROTECTED) == before
                        && town.register()
                                .byPersonnummer(DemoExport.BECOMES_PROTECTED)
                                .isPresent());
    }

    private long rowsOf(String personnummer) {
        return town.atSupplier().registered().stream()
                .filter(row -> row.personnummer().equals(personnummer))
                .count();
    }

    private int protectedCases() {
        return jdbc.sql("select count(*) from purchase_case where state = 'HELD_PROTECTED' and case_ref in"
                        + " (select case_ref from customer_list_row where state = 'ACKNOWLEDGED')")
                .query(Integer.class)
                .single();
    }

    private int told(String kind) {
        return jdbc.sql("select count(*) from notice where kind = ? and message_id is not null")
                .param(kind)
                .query(Integer.class)
                .single();
    }

    private SupplierRecord.Row row(String personnummer) {
        return town.atSupplier().registered().stream()
                .filter(row -> row.personnummer().equals(personnummer))
                .findFirst()
                .orElse(null);
    }

    /** Found by the row that the supplier has of the person. */
    private String caseState(String personnummer) {
        SupplierRecord.Row row = row(personnummer);
        return row == null
                ? ""
                : jdbc.sql("select c.state from customer_list_row r join purchase_case c using (case_ref)"
                                + " where r.batch_id = ?::uuid and r.position = ?")
                        .params(row.batchId(), row.number())
                        .query(String.class)
                        .single();
    }

    private List<WrittenNote> notes(String beginning) {
        return town.notes().stream()
                .filter(note ->
                        note.headline().startsWith(beginning) || note.text().startsWith(beginning))
                .toList();
    }

    private void expect(String what, Callable<Boolean> met) {
        expectations.expect(what, met);
    }
}
