package se.inkopsnavet.transport.mail;

/** Finds where the header of a raw mail ends, so that no parser has to read further. */
public final class HeaderSection {

    private HeaderSection() {}

    /** Offset of the first byte after the empty line, or -1 when there is none. Lines may end with CRLF or LF. */
    public static int end(byte[] mail) {
        int lineStart = 0;
        for (int i = 0; i < mail.length; i++) {
            if (mail[i] == '\n') {
                boolean empty = i == lineStart || i == lineStart + 1 && mail[lineStart] == '\r';
                if (empty) {
                    return i + 1;
                }
                lineStart = i + 1;
            }
        }
        return -1;
    }
}
