package se.inkopsnavet.securemail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Text and files of a verified letter.
 *
 * <p>Nothing is rendered and no reference is followed: HTML is a file like any other.
 */
record LetterBody(String text, List<Attachment> attachments) {

    private static final int MAX_DEPTH = 5;
    private static final int MAX_PARTS = 50;

    static LetterBody of(RawEntity entity) {
        List<String> texts = new ArrayList<>();
        List<Attachment> attachments = new ArrayList<>();
        try {
            collect(new MimeBodyPart(new ByteArrayInputStream(entity.bytes())), 0, texts, attachments);
        } catch (MessagingException | IOException e) {
            throw RawEntity.refused("inner body");
        }
        return new LetterBody(texts.isEmpty() ? "" : texts.get(0), List.copyOf(attachments));
    }

    private static void collect(MimePart part, int depth, List<String> texts, List<Attachment> attachments)
            throws MessagingException, IOException {
        if (depth > MAX_DEPTH || texts.size() + attachments.size() >= MAX_PARTS) {
            throw RawEntity.refused("inner body depth");
        }
        if (part.isMimeType("multipart/*")) {
            MimeMultipart multipart = new MimeMultipart(new MimePartDataSource(part));
            for (int i = 0; i < multipart.getCount(); i++) {
                collect((MimePart) multipart.getBodyPart(i), depth + 1, texts, attachments);
            }
        } else if (texts.isEmpty() && part.isMimeType("text/plain") && !isAttachment(part)) {
            texts.add(text(part));
        } else {
            attachments.add(attachment(part, attachments.size() + 1));
        }
    }

    private static boolean isAttachment(Part part) throws MessagingException {
        return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
    }

    private static String text(MimePart part) throws MessagingException, IOException {
        String charset = new ContentType(part.getContentType()).getParameter("charset");
        try (InputStream in = part.getInputStream()) {
            byte[] bytes = in.readAllBytes();
            return new String(bytes, Charset.forName(MimeUtility.javaCharset(charset == null ? "us-ascii" : charset)));
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.UNSUPPORTED_FORMAT, "inner text charset");
        }
    }

    private static Attachment attachment(MimePart part, int number) throws MessagingException, IOException {
        String name = part.getFileName() == null ? "part-" + number : MimeUtility.decodeText(part.getFileName());
        String type = new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
        try (InputStream in = part.getInputStream()) {
            return new Attachment(name, type, in.readAllBytes());
        }
    }

    @Override
    public String toString() {
        return "LetterBody[" + attachments.size() + " attachments]";
    }
}
