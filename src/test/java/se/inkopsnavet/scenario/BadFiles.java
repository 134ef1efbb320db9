package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/** Export files that cannot be read and are refused whole: reliability §4 B13–B29. By the code that each ends with and, after a space, what is wrong with it. */
final class BadFiles {

    private static final int TOO_LONG_FOR_A_CELL = 10_001;
    private static final int LAST_LINE = 40;

    private BadFiles() {}

    /** @param good an export of two decisions */
    static Map<String, byte[]> xml(String good) {
        Map<String, byte[]> bad = new LinkedHashMap<>();
        bad.put("IN-001", new byte[0]);
        bad.put("IN-003", "%PDF-1.7".getBytes(UTF_8));
        bad.put("IN-010", new byte[] {'P', 'K', 3, 4, 0, 0});
        bad.put("XML-001 cut", good.substring(0, good.length() / 2).getBytes(UTF_8));
        bad.put("XML-001 NUL", good.replace("Märta", "M\0rta").getBytes(UTF_8));
        bad.put("XML-001 noncharacter", good.replace("Märta", "M\uFFFErta").getBytes(UTF_8));
        bad.put("XML-001 surrogate", good.replace("Märta", "M&#xD800;rta").getBytes(UTF_8));
        bad.put("XML-003 UTF-16", good.getBytes(UTF_16));
        bad.put("XML-003 UTF-7", good.replace("UTF-8", "UTF-7").getBytes(UTF_8));
        bad.put("XML-003 BOM against declaration", ("\uFEFF" + good.replace("UTF-8", "ISO-8859-1")).getBytes(UTF_8));
        bad.put("XML-003 false declaration", good.getBytes(ISO_8859_1));
        bad.put("BAT-001", good.replace("antal=\"2\"", "antal=\"3\"").getBytes(UTF_8));
        bad.put(
                "BAT-002",
                good.replace("kommun=\"exempelkommun\"", "kommun=\"huddinge\"").getBytes(UTF_8));
        return bad;
    }

    /** @param good an export of two decisions @param empty an export of none */
    static Map<String, byte[]> csv(String good, String empty) {
        Map<String, byte[]> bad = new LinkedHashMap<>();
        bad.put("CSV-005 header only", empty.getBytes(UTF_8));
        bad.put("CSV-001 stray quote", good.replace("Märta", "Mär\"ta").getBytes(UTF_8));
        bad.put(
                "CSV-001 unknown column",
                good.replace("fornamn", "tilltalsnamn").getBytes(UTF_8));
        bad.put("CSV-003", good.getBytes(ISO_8859_1));
        bad.put(
                "CSV-004",
                good.replace("Märta", "M".repeat(TOO_LONG_FOR_A_CELL)).getBytes(UTF_8));
        bad.put("BAT-001 count", good.replace("#ANTAL;2", "#ANTAL;3").getBytes(UTF_8));
        bad.put("BAT-001 cut", good.substring(0, good.length() - LAST_LINE).getBytes(UTF_8));
        bad.put(
                "BAT-002",
                good.replace("#KOMMUN;exempelkommun", "#KOMMUN;huddinge").getBytes(UTF_8));
        return bad;
    }

    static String code(String what) {
        return what.split(" ")[0];
    }
}
