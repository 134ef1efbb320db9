package se.inkopsnavet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.crash.TradeTown.Client;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;
import se.inkopsnavet.neighbourhood.mail.MailRecord;
import se.inkopsnavet.neighbourhood.sftp.Received;

/** What the neighbours and the database say of what happened in a {@link TradeTown}. */
final class TradeRecords {

    private static final String UNIT = "hemtjanst.asby@exempelkommun.example";

    private final TradeTown town;
    private final JdbcClient jdbc;

    TradeRecords(TradeTown town) {
        this.town = town;
        this.jdbc = town.database();
    }

    boolean clientsAreKnown() {
        return clients().size() == Client.values().length;
    }

    /** Case references, in the order of {@link Client}. */
    List<String> clients() {
        return texts("select case_ref from purchase_case where state = 'CREDENTIALS_PENDING' order by case_ref");
    }

    boolean nothingIsUndecided() {
        return count("message where state = 'RECEIVED'") == 0;
    }

    long sentComplaints() {
        return count("complaint where state = 'SENT'");
    }

    /** @param lives in each of which one of each kind came in */
    boolean atRest(int lives) {
        return count("message where state in ('RECEIVED', 'READY', 'SENDING', 'SENT', 'UNCERTAIN')") == 0
                && count("notice where message_id is null") == 0
                && count("customer_list_row where open") == 0
                && count("scheduled_tasks where task_name in ('arrivals', 'records', 'deliver')") == 0
                && count("message where flow = 'REPORT_FILE/livs'") == reportFiles(lives)
                && count("message where flow = 'PEPPOL_FILE'") == lives
                && count("complaint where state = 'CLOSED'") == lives
                && count("consent where state = 'ACTIVE'") >= lives;
    }

    /** Two files with orders and one with a delivery in each life, and one with all orders in the last. */
    private static int reportFiles(int lives) {
        return 3 * lives + 1;
    }

    void assertOnce(int lives, List<String> notes) throws IOException, MessagingException {
        assertOrders(lives);
        assertReceipts(lives);
        assertDoors(lives);
        assertComplaints(lives);
        assertThat(texts("select reference from consent where state = 'ACTIVE'"))
                .containsExactlyInAnyOrderElementsOf(notes);
        assertThat(town.journal().procapita().record().complaints()).isEmpty();
        assertThat(texts("select flow || ' ' || state || ' ' || coalesce(fault, '') from message"
                        + " where state in ('QUARANTINED', 'PARKED', 'REJECTED', 'HELD')"))
                .as("no message was given up")
                .isEmpty();
    }

    private void assertOrders(int lives) {
        for (int life = 1; life <= lives; life++) {
            assertThat(texts("select order_no || ' ' || state from purchase_order" + " where order_no like '%-" + life
                            + "' order by order_no"))
                    .containsExactly(
                            Client.FIRST_BUYER + "-" + life + " PICKED",
                            Client.SECOND_BUYER + "-" + life + " PICKED",
                            "W-" + life + " CONFIRMED");
        }
    }

    private void assertReceipts(int lives) {
        List<String> files = texts("select 'kvittens_' || id || '.csv' from message where flow = 'REPORT_FILE/livs'");
        assertThat(files).hasSize(reportFiles(lives));
        assertThat(arrivedIn(TradeTown.TO_SUPPLIER)).containsExactlyInAnyOrderElementsOf(files);
        assertThat(arrivedIn("kvittens"))
                .containsExactlyInAnyOrderElementsOf(
                        texts("select 'kvittens_' || id || '.csv' from message where flow in"
                                + " ('DECISION_FILE', 'PEPPOL_FILE', 'COMPLAINT_FILE')"));
    }

    private List<String> arrivedIn(String folder) {
        return town.town().procapita().received().stream()
                .map(Received::name)
                .filter(name -> name.startsWith(folder + "/kvittens_") && name.endsWith(".csv"))
                .map(name -> name.substring(folder.length() + 1))
                .toList();
    }

    /** The unit hears once of each closed door. */
    private void assertDoors(int lives) throws MessagingException, IOException {
        String caseRef = clients().get(Client.NOT_AT_THE_DOOR.ordinal());
        assertThat(count("delivery where case_ref = '" + caseRef + "'")).isEqualTo(lives);
        Pattern alert = Pattern.compile(Pattern.quote(caseRef) + ": ingen öppnade dörren");
        long heard = 0;
        for (MimeMessage mail : mails(UNIT).values()) {
            heard += alert.matcher(mail.getContent().toString()).results().count();
        }
        assertThat(heard).as("alerts").isEqualTo(lives);
    }

    private void assertComplaints(int lives) throws MessagingException {
        List<String> ids = texts("select '<' || id || '@exempelkommun.example>' from complaint");
        assertThat(ids).hasSize(lives);
        assertThat(mails(Town.SUPPLIER_MAILBOX).keySet().stream().filter(ids::contains))
                .containsExactlyInAnyOrderElementsOf(ids);
        Stream<String> written = town.journal().procapita().record().notes().stream()
                .filter(note -> note.headline().equals("Synpunkter och klagomål"))
                .map(WrittenNote::text);
        assertThat(written).as("opened and answered").doesNotHaveDuplicates().hasSize(2 * lives);
    }

    /** By Message-ID: the same comes again only with the same bytes. */
    private Map<String, MimeMessage> mails(String recipient) throws MessagingException {
        MailRecord record = town.town().mail().record();
        Map<String, MimeMessage> mails = new LinkedHashMap<>();
        Map<String, String> bytes = new LinkedHashMap<>();
        for (MailRecord.Entry entry : record.entries()) {
            if (entry.recipient().equals(recipient)) {
                MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(record.raw(entry)));
                mails.putIfAbsent(mail.getMessageID(), mail);
                assertThat(bytes.merge(mail.getMessageID(), entry.sha256(), (first, again) -> first))
                        .isEqualTo(entry.sha256());
            }
        }
        return mails;
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
