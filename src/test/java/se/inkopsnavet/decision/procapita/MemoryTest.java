package se.inkopsnavet.decision.procapita;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.decision.procapita.Exports.FILE;
import static se.inkopsnavet.decision.procapita.Exports.KOMMUN;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** S-13, AC-05-24: what is held does not grow with the file. */
class MemoryTest {

    private static final int RECORDS = 100_000;
    /** The buffers of the input stream, the decoder and the parser, and the one record under way. */
    private static final long AHEAD = 64 << 10;

    @Test
    void aHundredThousandXmlRecordsAreNeverHeld() throws IOException {
        byte[] record = Sample.asa().xml().getBytes(StandardCharsets.UTF_8);

        streamed(Exports.xmlHeader(RECORDS), record, "</beslutsexport>");
    }

    @Test
    void aHundredThousandCsvRecordsAreNeverHeld() throws IOException {
        byte[] record = (Sample.asa().csv(';') + "\r\n").getBytes(StandardCharsets.UTF_8);

        streamed(Exports.csvHeader(';'), record, "#ANTAL;" + RECORDS);
    }

    /** When record n comes out, the stream has given no more than the n records and one buffer: nothing was read ahead to be kept. */
    private static void streamed(String header, byte[] record, String trailer) throws IOException {
        AtomicLong given = new AtomicLong();
        AtomicLong furthestAhead = new AtomicLong();
        Bytes file = () -> new Generated(header, record, trailer, given);

        Export verified = FILE.verify(file, KOMMUN);
        given.set(0);
        FILE.split(file, KOMMUN, 1, raw -> {
            long needed = header.length() + (long) raw.number() * record.length;
            furthestAhead.accumulateAndGet(given.get() - needed, Math::max);
        });

        assertThat(verified.records()).isEqualTo(RECORDS);
        assertThat(given.get()).isGreaterThan((long) RECORDS * record.length);
        assertThat(furthestAhead.get()).isBetween(1L, AHEAD);
    }

    /** Makes its bytes as they are asked for. */
    private static final class Generated extends InputStream {

        private final byte[] header;
        private final byte[] record;
        private final byte[] trailer;
        private final AtomicLong given;
        private byte[] part;
        private int at;
        private int partNumber;

        Generated(String header, byte[] record, String trailer, AtomicLong given) {
            this.header = header.getBytes(StandardCharsets.UTF_8);
            this.record = record;
            this.trailer = trailer.getBytes(StandardCharsets.UTF_8);
            this.given = given;
            this.part = this.header;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at == part.length) {
                if (part == trailer) {
                    return -1;
                }
                part = ++partNumber <= RECORDS ? record : trailer;
                at = 0;
            }
            int count = Math.min(length, part.length - at);
            System.arraycopy(part, at, target, offset, count);
            at += count;
            given.addAndGet(count);
            return count;
        }
    }
}
