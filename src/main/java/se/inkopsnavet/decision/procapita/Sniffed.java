package se.inkopsnavet.decision.procapita;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * What the first bytes of a file say it is. The file's name is never asked (reliability §4, B21 and B39).
 *
 * @param charset what the file declares; UTF-8 when XML declares nothing, and always for CSV
 * @param bomLength bytes to skip
 * @param head the first bytes read as Latin-1, enough for the keywords that are looked for
 */
record Sniffed(FileFormat format, Charset charset, int bomLength, String head) {

    /** How many bytes {@link #of} wants to see. */
    static final int WINDOW = 8192;

    private static final List<String> ARCHIVES = List.of(
            "PK\u0003\u0004",
            "PK\u0005\u0006",
            "PK\u0007\b",
            "\u001f\u008b",
            "7z\u00bc\u00af",
            "Rar!",
            "BZh",
            "\u00fd7zXZ",
            "(\u00b5/\u00fd");
    private static final String UTF8_BOM = "\u00ef\u00bb\u00bf";
    /** UTF-16, UTF-32 and EBCDIC, with or without BOM, and UTF-7's way to write a less-than sign. */
    private static final List<String> REFUSED_XML = List.of(
            "\u00ff\u00fe<\0",
            "\u00fe\u00ff\0<",
            "<\0",
            "\0<",
            "\0\0\0<",
            "\u00ff\u00fe\0\0",
            "\0\0\u00fe\u00ff",
            "Lo\u00a7\u0094",
            "+ADw",
            "+/v8",
            "+/v9");

    private static final List<String> REFUSED_CSV = List.of("\u00ff\u00fe", "\u00fe\u00ff", "#\0", "\0#");
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"'>]{1,40})[\"']");
    /** The declarations that do not lie about single-byte-compatible text; all others (UTF-7, UTF-16, windows-*) are refused. */
    private static final List<String> ACCEPTED = List.of("UTF-8", "ISO-8859-1", "US-ASCII");

    private static final Pattern TABLE =
            Pattern.compile("^\"?#KOMMUN|^[^\\x00-\\x08\\x0b-\\x1f\\[{%\\r\\n][^\\x00-\\x08\\x0b-\\x1f\\r\\n]*[;,]");

    /**
     * @param window the file's first bytes, at most {@link #WINDOW}
     * @throws FaultException EMPTY_INPUT, ARCHIVE_REFUSED, UNSUPPORTED_FORMAT, XML_ENCODING or CSV_ENCODING
     */
    static Sniffed of(byte[] window) {
        String head = new String(window, StandardCharsets.ISO_8859_1);
        refuse(ARCHIVES, head, Fault.ARCHIVE_REFUSED);
        refuse(REFUSED_XML, head, Fault.XML_ENCODING);
        refuse(REFUSED_CSV, head, Fault.CSV_ENCODING);
        int bom = head.startsWith(UTF8_BOM) ? UTF8_BOM.length() : 0;
        String text = head.substring(bom);
        if (text.isBlank() && window.length < WINDOW) {
            throw new FaultException(Fault.EMPTY_INPUT, "byte 0");
        }
        if (text.stripLeading().startsWith("<")) {
            return new Sniffed(FileFormat.XML, declared(text, bom > 0), bom, text);
        }
        if (TABLE.matcher(text).find()) {
            return new Sniffed(FileFormat.CSV, StandardCharsets.UTF_8, bom, text);
        }
        throw new FaultException(Fault.UNSUPPORTED_FORMAT, "byte 0");
    }

    private static void refuse(List<String> beginnings, String head, Fault fault) {
        if (beginnings.stream().anyMatch(head::startsWith)) {
            throw new FaultException(fault, "byte 0");
        }
    }

    private static Charset declared(String text, boolean bom) {
        Matcher declaration = DECLARED.matcher(text);
        if (!declaration.find()) {
            return StandardCharsets.UTF_8;
        }
        String name = declaration.group(1).toUpperCase(Locale.ROOT);
        if (!ACCEPTED.contains(name) || (bom && !name.equals("UTF-8"))) {
            throw new FaultException(Fault.XML_ENCODING, "XML declaration");
        }
        return Charset.forName(name);
    }

    /**
     * Which refusal a DOCTYPE earns. The parser has already stopped at it; this only chooses the code.
     *
     * @return XML_EXTERNAL_ENTITY when it names anything outside the file, else XML_ENTITY_EXPANSION
     */
    Fault doctypeFault() {
        int start = head.indexOf("<!DOCTYPE");
        String declaration = start < 0 ? "" : head.substring(start);
        int subset = declaration.indexOf('[');
        int end = declaration.indexOf('>');
        if (subset >= 0 && subset < end) {
            end = declaration.indexOf("]>", subset);
        }
        String inside = end < 0 ? declaration : declaration.substring(0, end);
        boolean external =
                Arrays.stream(inside.split("[\\s\"'\\[<>]+")).anyMatch(w -> w.equals("SYSTEM") || w.equals("PUBLIC"));
        return external ? Fault.XML_EXTERNAL_ENTITY : Fault.XML_ENTITY_EXPANSION;
    }
}
