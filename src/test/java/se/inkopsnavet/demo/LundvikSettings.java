package se.inkopsnavet.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.inkopsnavet.demo.data.LundvikCast;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.JournalSettings;
import se.inkopsnavet.neighbourhood.journal.LifecareNotes;
import se.inkopsnavet.neighbourhood.lifecare.LifecareNeighbour;
import se.inkopsnavet.neighbourhood.mail.MailNeighbour;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;
import se.inkopsnavet.securemail.OwnKey;

/** How the hub finds the neighbours of Lundvik. */
final class LundvikSettings {

    /** As the profile calls them; Lifecare knows them by number. */
    static final List<String> HEADLINES = List.of(
            "Samtycke digitala inköp",
            "Information till den enskilde",
            "Avvikelse",
            "Synpunkter och klagomål",
            "Behov av ny bedömning");

    private static final int FIRST_HEADLINE = 51;
    private static final String OWN = "inkopsnavet.municipalities.lundvik.";

    private LundvikSettings() {}

    /** The municipality's mailbox key, which it also shows to the grocer. */
    static OwnKey key(Town town) {
        return town.authority().issue(CertificateRequest.forAddress(Lundvik.MAILBOX, Story.CLOCK.instant()));
    }

    /** The journal's numbers for the client, the unit and the headlines. */
    static void journalHolds(JournalServer journal) {
        LifecareNotes lifecare = journal.lifecare();
        lifecare.has(
                "clients",
                "{\"Id\": 1, \"PersonId\": \"" + LundvikCast.PERSON
                        + "\", \"ProtectedRegistration\": false, \"IsConfidential\": false, \"Active\": true}");
        lifecare.has("provider_units", "{\"Id\": 501, \"Name\": \"Hemtjänsten Strandgården\", \"Active\": true}");
        for (int n = 0; n < HEADLINES.size(); n++) {
            lifecare.has(
                    "provider_headlines",
                    "{\"Id\": " + (FIRST_HEADLINE + n) + ", \"Name\": \"" + HEADLINES.get(n)
                            + "\", \"IsActive\": true}");
        }
    }

    /** @param id as a note in the journal has it */
    static String headline(String id) {
        return HEADLINES.get(Integer.parseInt(id) - FIRST_HEADLINE);
    }

    /** @param journals authority of the journal server's certificate, and of the one that the hub shows there */
    static Map<String, String> of(
            Town town, OwnKey own, Lundvik lundvik, JournalServer journal, TestAuthority journals) {
        Map<String, String> settings = new HashMap<>();
        settings.put(OWN + "mailbox", Lundvik.MAILBOX);
        settings.put(
                OWN + "key-store",
                new PkiFolder(town.keys())
                        .pkcs12("lundvik", own, Town.KEY_PASSWORD.toCharArray())
                        .toString());
        settings.put(OWN + "key-store-password", Town.KEY_PASSWORD);
        settings.put(OWN + "authority", town.keys().resolve("livs-ca.pem").toString());
        settings.put(OWN + "revocations", town.keys().resolve("livs-ca.crl").toString());
        settings.putAll(JournalSettings.lifecare(town, Lundvik.ID, journal, journals));
        settings.put("inkopsnavet.logins.lundvik.username", Lundvik.MAILBOX);
        settings.put("inkopsnavet.logins.lundvik.password", MailNeighbour.PASSWORD);
        settings.put("inkopsnavet.logins.lundvik-lifecare.username", LifecareNeighbour.DOMAIN);
        settings.put("inkopsnavet.logins.lundvik-lifecare.password", LifecareNeighbour.KEY);
        settings.put("lundvik.lifecare.host", "localhost");
        settings.put("lundvik.lifecare.port", Integer.toString(lundvik.port()));
        settings.put("lundvik.lifecare.consent-headline", Integer.toString(LundvikCast.CONSENT_HEADLINE));
        settings.put("lundvik.mail.smtp.host", "localhost");
        settings.put(
                "lundvik.mail.smtp.port", Integer.toString(town.mail().smtp().port()));
        settings.put("lundvik.mail.imap.host", "localhost");
        settings.put(
                "lundvik.mail.imap.port", Integer.toString(town.mail().imap().port()));
        return settings;
    }
}
