package se.inkopsnavet.transport.mail.smtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server said to the command that settled the attempt.
 *
 * @param code three digits, or {@link #NONE}'s -1 when the connection ended or timed out
 * @param text the reply as it was received
 */
record SmtpReply(int code, String text) {

    static final SmtpReply NONE = new SmtpReply(-1, "");

    private static final int LONGEST_REFERENCE = 200;
    private static final Pattern ENHANCED = Pattern.compile("\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    boolean accepted() {
        return code >= 200 && code <= 299;
    }

    boolean notNow() {
        return code >= 400 && code <= 499;
    }

    boolean never() {
        return code >= 500 && code <= 599;
    }

    /** Code and enhanced status only: servers repeat addresses in the rest. */
    String numbers() {
        if (code < 0) {
            return "no reply";
        }
        Matcher enhanced = ENHANCED.matcher(text);
        return enhanced.lookingAt() ? code + " " + enhanced.group(1) : Integer.toString(code);
    }

    /** The line with the queue id, made safe to store. */
    String reference() {
        String line = text.strip().replaceAll("[^ -~]+", " ");
        return line.substring(0, Math.min(line.length(), LONGEST_REFERENCE));
    }
}
