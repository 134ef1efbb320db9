package se.inkopsnavet.decision.procapita;

import java.util.function.Consumer;
import se.inkopsnavet.decision.RawRecord;

/**
 * Who gets the records while a file is read.
 *
 * @param from number of the first record that is wanted; earlier ones are only counted
 */
record RecordSink(int from, Consumer<RawRecord> consumer) {

    /** Wants nothing: the file is only verified. */
    static final RecordSink NONE = new RecordSink(Integer.MAX_VALUE, record -> {});

    boolean wants(int number) {
        return number >= from;
    }
}
