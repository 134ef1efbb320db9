package se.inkopsnavet.neighbourhood.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;

/** How the hub of a town reaches a journal with Procapita's service: the settings, and the key files they name. */
public final class JournalSettings {

    private static final String OWN = "inkopsnavet.municipalities.exempelkommun.journal.";

    private JournalSettings() {}

    /** @param authority of both ends' certificates */
    public static Map<String, String> of(Town town, JournalServer journal, TestAuthority authority) {
        PkiFolder pki = new PkiFolder(town.keys());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(OWN + "url", journal.procapitaUrl().toString());
        settings.put(OWN + "logical-address", ProcapitaNotes.LOGICAL_ADDRESS);
        settings.put(
                OWN + "authority",
                pki.certificates("journal-ca", authority.certificate()).toString());
        settings.put(
                OWN + "key-store",
                pki.pkcs12("journal", authority.keyNamed("hub"), Town.KEY_PASSWORD.toCharArray())
                        .toString());
        settings.put(OWN + "key-store-password", Town.KEY_PASSWORD);
        settings.put(OWN + "answer-timeout", "PT2S");
        settings.put(OWN + "longest-processing", "PT4S");
        return settings;
    }
}
