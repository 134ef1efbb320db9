package se.inkopsnavet.demo;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.demo.data.DemoExport;
import se.inkopsnavet.neighbourhood.ConsentForms;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;
import se.inkopsnavet.neighbourhood.supplier.LoginMail;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;

/**
 * And home again: a consent that comes late, logins that come home, a consent that is taken back, a person who becomes protected; and a second municipality,
 * whose decision and consent come out of Lifecare.
 */
final class SecondAct {

    private final DemoTown town;
    private final DemoExport export;
    private final DemoCases cases;
    private final ConsentForms forms;
    private final Expectations expectations = new Expectations();

    SecondAct(DemoTown town, DemoExport export, JdbcClient jdbc) {
        this.town = town;
        this.export = export;
        this.cases = new DemoCases(jdbc);
        this.forms = town.forms();
    }

    /** @return the differences; none when all is well */
    List<String> run() {
        Story.plain("");
        Story.line("ANDRA AKTEN: samtycke, inloggning, återkallelse och skydd, och en kommun till");
        consentComesLate();
        loginComesHome();
        consentIsTakenBackAndPersonBecomesProtected();
        return expectations.differences();
    }

    private void consentComesLate() {
        Story.line("I Lundvik, med Lifecare, har en handläggare beviljat inköp; samtycket är inte antecknat än");
        town.lundvik().clientIsGranted();
        Story.line(
                "I Exempelkommun lämnar en enhet en blankett: kunden som saknade grund har samtyckt, också till sms");
        town.form(forms.yes(DemoExport.CONSENTS_LATE, "UTLAMNANDE+SMS-ENHET"));
        expectations.expect(
                "samtycket är journalfört, och först därefter är kunden hos leverantören",
                () -> "CREDENTIALS_PENDING".equals(caseState(DemoExport.CONSENTS_LATE))
                        && notes("Samtycke").size() == 1);
        expectations.expect(
                "Lundviks beslut är hämtat ur Lifecare, och väntar på samtycke",
                () -> "HELD_NO_BASIS".equals(lundviksState()) && !town.lundvik().isRegistered());
        Story.line("I Lundvik antecknar personalen samtycket i journalen, där navet läser det");
        town.lundvik().consentIsNoted();
    }

    private String lundviksState() {
        String caseRef = cases.onlyCase(Lundvik.ID);
        return caseRef.isEmpty() ? "" : cases.state(caseRef);
    }

    private void loginComesHome() {
        SupplierRecord.Row late = row(DemoExport.CONSENTS_LATE);
        SupplierRecord.Row forgets = row(DemoExport.FORGETS);
        if (late == null || forgets == null) {
            return;
        }
        Story.line("Leverantören skickar två kunders inloggningar, signerade och krypterade");
        sendLogin(late, "kund4711@alias.livs.example", "Vinter-Åkerbär-7");
        sendLogin(forgets, "kund4712@alias.livs.example", "Sommar-Hjortron-9");
        expectations.expect(
                "inloggningarna är överlämnade till enheterna en gång, journalförda och förstörda",
                () -> "HANDED_OVER".equals(cases.state(late))
                        && "HANDED_OVER".equals(cases.state(forgets))
                        && notes("Inloggningsuppgifter").size() == 2
                        && keptLogins() == 0);
        expectations.expect(
                "samma leverantör har Lundviks kund, på en egen lista signerad av Lundvik",
                () -> town.lundvik().isRegistered() && "CREDENTIALS_PENDING".equals(lundviksState()));
        if (town.lundvik().isRegistered()) {
            town.lundvik().loginIsSent("kund4713@alias.livs.example", "Höst-Lingon-5");
        }
    }

    private void sendLogin(SupplierRecord.Row row, String login, String password) {
        LoginMail mail = LoginMail.of(row.batchId(), row.number(), login, password);
        town.mailFromGrocer(mail.write(town.town().supplierKeys(), Story.CLOCK.instant()));
    }

    private int keptLogins() {
        return cases.count(
                "select count(*) from message m join payload p on p.id = m.payload_id where m.flow = 'CREDENTIALS'");
    }

    private void consentIsTakenBackAndPersonBecomesProtected() {
        long before = rowsOf(DemoExport.BECOMES_PROTECTED);
        Story.line("En annan kund återkallar sitt samtycke");
        town.form(forms.no(DemoExport.WITHDRAWS, "UTLAMNANDE"));
        Story.line("Verksamhetssystemet lämnar %s: en kund har fått skyddade personuppgifter", export.protectionName());
        OffsetDateTime recorded = OffsetDateTime.now(Story.CLOCK).truncatedTo(ChronoUnit.SECONDS);
        town.export("beslut/ut", export.protectionName(), export.protection(recorded));
        expectations.expect(
                "leverantören har avslutat kunden som återkallade och raderat uppgifterna",
                () -> town.register().byPersonnummer(DemoExport.WITHDRAWS).isEmpty()
                        && "HELD_NO_BASIS".equals(caseState(DemoExport.WITHDRAWS))
                        && cases.count("select count(*) from erasure_request where state = 'CONFIRMED'") >= 1);
        expectations.expect(
                "säkerhetskontakten vet om den skyddade, och leverantören har inte fått veta något",
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
        return cases.count("select count(*) from purchase_case where state = 'HELD_PROTECTED' and case_ref in"
                + " (select case_ref from customer_list_row where state = 'ACKNOWLEDGED')");
    }

    private int told(String kind) {
        return cases.count("select count(*) from notice where kind = ? and message_id is not null", kind);
    }

    private SupplierRecord.Row row(String personnummer) {
        return town.atSupplier().registered().stream()
                .filter(row -> row.personnummer().equals(personnummer))
                .findFirst()
                .orElse(null);
    }

    private String caseState(String personnummer) {
        return cases.state(row(personnummer));
    }

    private List<WrittenNote> notes(String beginning) {
        return town.notes().stream()
                .filter(note ->
                        note.headline().startsWith(beginning) || note.text().startsWith(beginning))
                .toList();
    }
}
