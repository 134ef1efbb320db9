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

    private static final Pattern ENHANCED = Pattern.compile("\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern NUMBERS_OF_A_LINE =
            Pattern.compile("(?m)^\\d{3}[ -](?:[245]\\.\\d{1,3}\\.\\d{1,3}\\b)?");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;]+");
    private static final Pattern AROUND_A_WORD = Pattern.compile("^[<(\\[]+|[>)\\].:]+$");
    private static final Pattern QUEUE_ID = Pattern.compile("(?=.*\\d)[A-Za-z0-9.-]{4,64}");

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

    /** {@link #numbers()}, and the first word that looks like a queue id: servers repeat addresses in the rest. */
    String reference() {
        return BETWEEN_WORDS
                .splitAsStream(NUMBERS_OF_A_LINE.matcher(text).replaceAll(" "))
                .filter(word -> word.indexOf('@') < 0)
                .map(word -> word.substring(word.lastIndexOf('=') + 1))
                .map(word -> AROUND_A_WORD.matcher(word).replaceAll(""))
                .filter(word -> QUEUE_ID.matcher(word).matches())
                .findFirst()
                .map(id -> numbers() + " " + id)
                .orElseGet(this::numbers);
    }
}
