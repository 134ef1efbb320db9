package se.inkopsnavet.orderfile;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file's records, one after the other. */
@FunctionalInterface
interface ReportRows {

    ReportRows NONE = (number, cells) -> {};

    /** Of one file. */
    int MOST = 100_000;

    /** Characters of one cell. */
    int LONGEST = 1000;

    /**
     * @param number in the file, from 1
     * @param cells by field, in the hub's own codes, without what is dropped; null when the record cannot be read
     */
    void record(int number, @Nullable Map<String, String> cells) throws IOException;
}
