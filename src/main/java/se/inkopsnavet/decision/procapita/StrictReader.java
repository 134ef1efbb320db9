package se.inkopsnavet.decision.procapita;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Decodes without guessing and without growing: a byte sequence that is not text in the declared encoding refuses the file, and so does more text
 * than the limit between two calls of {@link #progress()}. The second is what bounds a parser's memory, whatever it is that never ends: an
 * attribute, a comment, a quoted field.
 */
final class StrictReader extends Reader {

    /** The faults that this reader raises, which differ between XML and CSV. */
    record Faults(Fault encoding, Fault surrogate, Fault tooLong) {}

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final Faults faults;
    private final ExportLimits limits;
    private final ByteBuffer bytes = ByteBuffer.allocate(8192).flip();
    private final CharBuffer pair = CharBuffer.allocate(2).flip();
    private long bytesRead;
    private long charsSinceProgress;
    private boolean ended;

    StrictReader(InputStream in, Charset charset, Faults faults, ExportLimits limits) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.faults = faults;
        this.limits = limits;
    }

    /** The parser has finished something; what comes next is measured from here. */
    void progress() {
        charsSinceProgress = 0;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = length == 1 ? readOne(target, offset) : readSome(CharBuffer.wrap(target, offset, length));
        charsSinceProgress += Math.max(count, 0);
        if (charsSinceProgress > limits.maxRecordChars()) {
            throw new FaultException(faults.tooLong(), "byte " + position());
        }
        return count;
    }

    /** A character outside the BMP is two chars: the decoder never writes it into room for one. */
    private int readOne(char[] target, int offset) throws IOException {
        if (!pair.hasRemaining()) {
            int count = readSome(pair.clear());
            pair.flip();
            if (count < 0) {
                return -1;
            }
        }
        target[offset] = pair.get();
        return 1;
    }

    private int readSome(CharBuffer chars) throws IOException {
        int start = chars.position();
        if (chars != pair && pair.hasRemaining()) {
            chars.put(pair);
        }
        while (chars.position() == start) {
            if (!bytes.hasRemaining() && ended) {
                return -1;
            }
            if (!decode(chars)) {
                fill();
            }
        }
        return chars.position() - start;
    }

    /** @return whether anything was decoded */
    private boolean decode(CharBuffer chars) {
        int before = chars.position();
        CoderResult result = decoder.decode(bytes, chars, ended);
        boolean decoded = chars.position() > before;
        if (result.isError() && !decoded) {
            throw new FaultException(isSurrogate() ? faults.surrogate() : faults.encoding(), "byte " + position());
        }
        return decoded;
    }

    /** A surrogate written as three UTF-8 bytes (ED A0..BF xx): the encoding works, the character does not exist. */
    private boolean isSurrogate() {
        int at = bytes.position();
        return bytes.remaining() >= 2 && bytes.get(at) == (byte) 0xED && (bytes.get(at + 1) & 0xE0) == 0xA0;
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + count);
            bytesRead += count;
        }
        bytes.flip();
        if (bytesRead > limits.maxBytes()) {
            throw new FaultException(Fault.TOO_LARGE, "byte " + limits.maxBytes());
        }
    }

    private long position() {
        return bytesRead - bytes.remaining();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
