package se.inkopsnavet.credentials;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.List;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** One page for a window envelope (C5). The login is set in Courier, where l, 1 and I can be told apart. */
final class LetterPdf {

    /** What the standard fonts of PDF can show; a letter that left a character out would lock its reader out. */
    private static final Charset SHOWN = Charset.forName("windows-1252");

    private static final float MARGIN = 70;
    private static final float ABOVE_ADDRESS = 60;
    private static final float BELOW_ADDRESS = 90;

    /** @param address name, street, postcode and city, one line each */
    record Lines(List<String> address, String heading, String text, String login, String password, String closing) {}

    private LetterPdf() {}

    /** @throws FaultException CREDENTIALS_NO_RECEIVER */
    static byte[] of(Lines lines, Credentials credentials) {
        Font normal = new Font(Font.HELVETICA, 12);
        Font fixed = new Font(Font.COURIER, 14, Font.BOLD);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Document page = new Document(PageSize.A4, MARGIN, MARGIN, ABOVE_ADDRESS, MARGIN)) {
            PdfWriter.getInstance(page, out);
            page.open();
            for (String line : lines.address()) {
                page.add(new Paragraph(shown(line), normal));
            }
            Paragraph heading = new Paragraph(lines.heading(), new Font(Font.HELVETICA, 16, Font.BOLD));
            heading.setSpacingBefore(BELOW_ADDRESS);
            page.add(heading);
            page.add(new Paragraph(lines.text() + "\n\n", normal));
            page.add(new Paragraph(lines.login(), normal));
            credentials.login().show(login -> add(page, login, fixed));
            page.add(new Paragraph(lines.password(), normal));
            credentials.password().show(password -> add(page, password, fixed));
            page.add(new Paragraph("\n" + lines.closing(), normal));
        } catch (DocumentException e) {
            throw new FaultException(Fault.INTERNAL_ERROR, "letter", e);
        }
        return out.toByteArray();
    }

    // The library takes strings only: this one dies with the page.
    private static void add(Document page, char[] secret, Font font) {
        page.add(new Paragraph(shown(new String(secret)) + "\n\n", font));
    }

    private static String shown(String text) {
        if (!SHOWN.newEncoder().canEncode(CharBuffer.wrap(text))) {
            throw new FaultException(Fault.CREDENTIALS_NO_RECEIVER, "characters of the letter");
        }
        return text;
    }
}
