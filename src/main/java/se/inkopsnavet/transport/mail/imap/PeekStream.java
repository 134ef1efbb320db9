package se.inkopsnavet.transport.mail.imap;

import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * The raw bytes of one mail by {@code UID FETCH … BODY.PEEK[]<offset.size>}, so that memory stays flat and SEEN stays as it is.
 *
 * <p>Angus Mail's own stream takes a missing or short part for the end of the mail; a truncated mail would then be stored as whole. This one ends
 * only where the server says that there is nothing more. It asks by UID, since a sequence number that has shifted by another mail's move would put
 * one mail's bytes under another's identity.
 */
final class PeekStream extends InputStream {

    private static final int BLOCK = 256 * 1024;

    private final IMAPFolder folder;
    private final long uid;
    private final long statedSize;
    private ByteArrayInputStream part = new ByteArrayInputStream(new byte[0]);
    private int offset;
    private boolean ended;

    PeekStream(IMAPFolder folder, Letter letter) {
        this.folder = folder;
        this.uid = letter.uid();
        this.statedSize = letter.size();
    }

    @Override
    public int read() throws IOException {
        return fill() ? part.read() : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        return fill() ? part.read(target, from, length) : -1;
    }

    private boolean fill() throws IOException {
        if (part.available() == 0 && !ended) {
            part = fetch();
            int got = part.available();
            offset += got;
            boolean shortPart = got < BLOCK;
            ended = got == 0 || shortPart && offset == statedSize;
        }
        return part.available() > 0;
    }

    private ByteArrayInputStream fetch() throws IOException {
        try {
            return (ByteArrayInputStream) folder.doCommand(this::fetch);
        } catch (MessagingException e) {
            throw new IOException("mail " + uid + " could not be read", e);
        }
    }

    private ByteArrayInputStream fetch(IMAPProtocol protocol) throws ProtocolException {
        String item = uid + " (UID BODY.PEEK[]<" + offset + "." + BLOCK + ">)";
        Response[] responses = protocol.command("UID FETCH " + item, null);
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(responses[responses.length - 1]);
        for (Response response : responses) {
            if (response instanceof FetchResponse fetched && isOurs(fetched)) {
                BODY body = fetched.getItem(BODY.class);
                if (body != null && body.getByteArray() != null) {
                    return body.getByteArrayInputStream();
                }
            }
        }
        throw new ProtocolException("the server does not give it out");
    }

    private boolean isOurs(FetchResponse fetched) {
        UID own = fetched.getItem(UID.class);
        return own != null && own.uid == uid;
    }
}
