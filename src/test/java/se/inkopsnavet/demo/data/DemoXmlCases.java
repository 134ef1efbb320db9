package se.inkopsnavet.demo.data;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.fault.Fault;

/** The 25 decisions of the demo's main file: the cast of requirements §9.1, moved to Exempelkommun, most of them awkward. */
final class DemoXmlCases {

    private final String file;
    private final DemoDecision decision;
    private final List<DemoCase> cases = new ArrayList<>();

    private DemoXmlCases(String file, LocalDate day) {
        this.file = file;
        this.decision = new DemoDecision(day);
    }

    static List<DemoCase> of(String file, LocalDate day) {
        DemoXmlCases all = new DemoXmlCases(file, day);
        all.names();
        all.secretsAndProtection();
        all.refusals();
        all.addressesAndTerms();
        all.identities();
        all.conflict();
        return List.copyOf(all.cases);
    }

    private void names() {
        add("å, ä och ö; kunden får ringas upp", asa(), Expected.DELIVERED);
        add(
                "citattecken, apostrof och semikolon i namnet",
                granted(
                        "18900102-9819",
                        "Björn \"Bönan\"",
                        "O'Hara; af Ekenstam",
                        Place.SJOBRO,
                        "Bryggvägen 2; uppgång B"),
                Expected.DELIVERED);
        add(
                "förnamn som börjar med = och ser ut som en formel",
                granted(
                        "18900103-9800",
                        "=HYPERLINK(\"http://x.example\";\"Klicka\")",
                        "Lejon",
                        Place.LOVNAS,
                        "Lövvägen 7"),
                Expected.DELIVERED);
    }

    private void secretsAndProtection() {
        add(
                "skyddade personuppgifter, utan adress",
                granted("18900104-9817", "Vera", "Dold", Place.ASBY, "Hemliga gatan 1")
                        .with("skyddad", "JA")
                        .without("gata")
                        .without("postnummer")
                        .without("postort"),
                Expected.held(Fault.PROTECTED_IDENTITY));
        add(
                "uppgift om skydd saknas och räknas som skydd",
                granted("18900105-9808", "Nils", "Ström", Place.ANGSHOLMEN, "Hamngatan 3")
                        .without("skyddad"),
                Expected.held(Fault.PROTECTED_IDENTITY));
        add(
                "portkod i adressen och i fältet portkod; koden följer inte med",
                granted(
                                "18900106-9815",
                                "Märta",
                                "Lövgren",
                                Place.ASBY,
                                "Åkervägen 12, portkod " + DemoExport.DOOR_CODE_IN_STREET)
                        .with("portkod", DemoExport.DOOR_CODE_FIELD),
                Expected.DELIVERED);
        add(
                "lösenord i lösenordsfältet; det läses aldrig",
                granted("18900107-9806", "Ingrid", "Sjöö", Place.SJOBRO, "Sjövägen 9")
                        .with("losenord", DemoExport.PASSWORD),
                Expected.DELIVERED);
        add(
                "portkod i texten till chauffören",
                granted("18900108-9813", "Axel", "Brandt", Place.OSTERANG, "Österängsgatan 4")
                        .with("chaufforinfo", "Portkod " + DemoExport.DOOR_CODE_TO_DRIVER + ", ring 2 ggr"),
                Expected.held(Fault.DRIVER_INFO_HELD));
    }

    private void refusals() {
        add(
                "beslutet gäller ledsagning",
                decision.withoutBasis(granted("18900109-9804", "Malin", "Dahlqvist", Place.LOVNAS, "Lövängen 11")
                        .with("insats", "LEDSAGNING")),
                Expected.rejected(Fault.NOT_PURCHASE));
        add(
                "faktura till förvaltare på annan adress",
                granted("18900110-9819", "Karl-Erik", "Wångstedt", Place.CENTRALA, "Storgatan 22")
                        .with("faktura", "ANNAN")
                        .with(
                                "fakturaadress",
                                "Karl-Erik Wångstedt, c/o förvaltare Lena Quist, Kanslivägen 3, 990 02 Exempelstad"),
                Expected.DELIVERED);
        add(
                "ingen grund för utlämnande",
                decision.withoutBasis(granted("18900111-9800", "Aina", "Hjälmström", Place.ANGSHOLMEN, "Kajen 6")),
                Expected.held(Fault.NO_DISCLOSURE_BASIS));
        add(
                "avslag",
                decision.withoutBasis(granted("18900112-9817", "Göran", "Fält", Place.CENTRALA, "Torget 1")
                        .with("utfall", "AVSLAG")),
                Expected.rejected(Fault.NOT_GRANTED));
        add(
                "kunden är inte tillfrågad om fakturaadressen (j)",
                granted("18900113-9808", "Elsa", "Dahlöf", Place.OSTERANG, "Ängsvägen 8")
                        .without("faktura"),
                Expected.held(Fault.INCOMPLETE_ROW));
    }

    private void addressesAndTerms() {
        add(
                "extern utförare; egen kundlista",
                granted("18900114-9815", "Rune", "Åhs", Place.CENTRALA, "Järnvägsgatan 15")
                        .with("enhet", "utforare-omsorgen"),
                Expected.DELIVERED);
        add(
                "okänt hemtjänstområde",
                granted("18900115-9806", "Berit", "Näs", Place.ASBY, "Näsvägen 30")
                        .with("omrade", "Bortom bergen"),
                Expected.quarantined(Fault.UNKNOWN_AREA));
        add(
                "inplock i kyl; leverantören avvisar raden",
                granted(DemoExport.REJECTED_BY_SUPPLIER, "Tore", "Färingsö", Place.ANGSHOLMEN, "Färjeläget 2")
                        .with("omrade", "Ängsholmen/hamnen")
                        .with("mota", "NEJ")
                        .with("inplock", "JA")
                        .with("kanTaEmot", "JA")
                        .with("kanPlocka", "NEJ"),
                Expected.REFUSED_BY_SUPPLIER);
        add(
                "makar på samma adress, den ena",
                granted("18900117-9804", "Sven", "Ek", Place.LOVNAS, "Ekvägen 1")
                        .with("lagenhet", "1001"),
                Expected.DELIVERED);
        add(
                "makar på samma adress, den andra",
                granted("18900118-9811", "Svea", "Ek", Place.LOVNAS, "Ekvägen 1")
                        .with("lagenhet", "1001"),
                Expected.DELIVERED);
    }

    private void identities() {
        add(
                "samordningsnummer",
                granted("18900161-9809", "Amina", "Noor", Place.SJOBRO, "Brogatan 5"),
                Expected.DELIVERED);
        add(
                "efternamn på en bokstav, personnummer med plustecken",
                granted("900119+9802", "Hulda", "Å", Place.OSTERANG, "Österlånggatan 19"),
                Expected.DELIVERED);
        add(
                "namn i uppdelad Unicode (NFD)",
                granted("18900120-9817", decomposed("Åke"), decomposed("Sörén"), Place.ASBY, "Sörgården 2"),
                Expected.DELIVERED);
        add(
                "feltolkad teckenkod i namnet",
                granted("18900121-9808", "Maj-Britt", "LÃ¶nn", Place.SJOBRO, "Lönnvägen 10"),
                Expected.quarantined(Fault.ENCODING_SUSPECT));
        add(
                "fel kontrollsiffra i personnumret",
                granted("18900122-9816", "Olle", "Gran", Place.CENTRALA, "Granvägen 4"),
                Expected.quarantined(Fault.INVALID_PERSON_ID));
        add(
                "reservnummer",
                granted("18900123-A98B", "Namn", "Okänt", Place.CENTRALA, "Tillfälliga vägen 1"),
                Expected.held(Fault.RESERVE_NUMBER));
    }

    /** The first decision once more, with the same id and version but another address. */
    private void conflict() {
        add(
                "samma beslut och version som nummer 1, annat innehåll",
                asa().with("gata", "Ågatan 7"),
                Expected.quarantined(Fault.CONFLICTING_DUPLICATE));
    }

    private Sample asa() {
        return asa(decision);
    }

    static Sample asa(DemoDecision decision) {
        return decision.granted(1, "18900101-9802", "Åsa", "Öhrström-Ängqvist", Place.ASBY, "Ågatan 5")
                .with("lagenhet", "1101")
                .with("telefon", "0701740605")
                .with("ringa", "JA");
    }

    private Sample granted(String personnummer, String firstName, String lastName, Place place, String street) {
        return decision.granted(cases.size() + 1, personnummer, firstName, lastName, place, street);
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private void add(String about, Sample sample, Expected expected) {
        cases.add(new DemoCase(file, cases.size() + 1, about, sample, expected));
    }
}
