package se.inkopsnavet.neighbourhood.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;

/** How the hub of a town reaches a journal: the settings, and the key files they name. */
public final class JournalSettings {

    private JournalSettings() {}

    /** Exempelkommun's, with Procapita's service. @param authority of both ends' certificates */
    public static Map<String, String> of(Town town, JournalServer journal, TestAuthority authority) {
        String own = own("exempelkommun");
        Map<String, String> settings = reached(town, own, authority);
        settings.put(own + "url", journal.procapitaUrl().toString());
        settings.put(own + "logical-address", ProcapitaNotes.LOGICAL_ADDRESS);
        settings.put(own + "longest-processing", "PT4S");
        return settings;
    }

    /** A municipality's with Lifecare, which shows its notes among the documentation. @param authority of both ends' certificates */
    public static Map<String, String> lifecare(
            Town town, String municipality, JournalServer journal, TestAuthority authority) {
        String own = own(municipality);
        Map<String, String> settings = reached(town, own, authority);
        settings.put(own + "url", journal.lifecareUrl().toString());
        settings.put(own + "domain", LifecareNotes.DOMAIN);
        settings.put(own + "key", LifecareNotes.KEY);
        settings.put(own + "read-back", "true");
        return settings;
    }

    private static String own(String municipality) {
        return "inkopsnavet.municipalities." + municipality + ".journal.";
    }

    private static Map<String, String> reached(Town town, String own, TestAuthority authority) {
        PkiFolder pki = new PkiFolder(town.keys());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                own + "authority",
                pki.certificates("journal-ca", authority.certificate()).toString());
        settings.put(
                own + "key-store",
                pki.pkcs12("journal", authority.keyNamed("hub"), Town.KEY_PASSWORD.toCharArray())
                        .toString());
        settings.put(own + "key-store-password", Town.KEY_PASSWORD);
        settings.put(own + "answer-timeout", "PT2S");
        return settings;
    }
}
