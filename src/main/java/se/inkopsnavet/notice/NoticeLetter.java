package se.inkopsnavet.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** The words of a neutral letter, from {@code mappings/notices/notices.yaml}: one sentence per kind, with the reference and a code. */
public final class NoticeLetter {

    private final String subject;
    private final String opening;
    private final String closing;
    private final Map<String, String> sentences;

    private NoticeLetter(Map<String, Object> root, Map<String, String> sentences) {
        this.subject = text(root, "subject");
        this.opening = text(root, "opening");
        this.closing = text(root, "closing");
        this.sentences = Map.copyOf(sentences);
    }

    /** @throws FaultException CONFIGURATION naming the missing key */
    @SuppressWarnings("unchecked") // every key is asked for by name when it is used
    public static NoticeLetter load(InputStream yaml) {
        Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new NoticeLetter(root, (Map<String, String>) root.get("sentences"));
    }

    /** @throws FaultException CONFIGURATION when a kind of notice has no sentence */
    public void requireSentences(Iterable<String> kinds) {
        kinds.forEach(this::sentence);
    }

    byte[] write(String from, String to, String messageId, Instant date, List<NoticeMail.Line> lines) {
        StringBuilder body = new StringBuilder(opening).append("\r\n\r\n");
        lines.forEach(line -> body.append("- ")
                .append(sentence(line.kind())
                        .replace("{ref}", line.subjectRef())
                        .replace("{detail}", line.detail()))
                .append("\r\n"));
        body.append("\r\n").append(closing).append("\r\n");
        try {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
            mail.setFrom(new InternetAddress(from, true));
            mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to, true));
            mail.setSubject(subject, StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(date));
            mail.setText(body.toString(), StandardCharsets.UTF_8.name());
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.saveChanges();
            mail.setHeader("Message-ID", messageId);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "notice address", e);
        }
    }

    private String sentence(String kind) {
        String sentence = sentences.get(kind);
        if (sentence == null) {
            throw new FaultException(Fault.CONFIGURATION, "notices/notices.yaml: sentences." + kind);
        }
        return sentence;
    }

    private static String text(Map<String, Object> root, String key) {
        if (!(root.get(key) instanceof String value)) {
            throw new FaultException(Fault.CONFIGURATION, "notices/notices.yaml: " + key);
        }
        return value.strip();
    }
}
