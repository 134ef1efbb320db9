package se.inkopsnavet.purchase;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Case references such as {@code EXE-2026-000123}. Numbers are taken in blocks, so that cases can be opened side by side; a restart skips the rest of
 * a block, and no number is used twice.
 */
public class CaseNumbers {

    /** How they are written: the municipality's letters, the year, and a number of that year. */
    public static final String FORM = "[A-Z]{3}-[0-9]{4}-[0-9]{6}";

    private static final int BLOCK = 50;

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Map<String, Block> blocks = new HashMap<>();

    /** @param ownTransaction must begin a transaction of its own: a block stays taken when the case is rolled back */
    public CaseNumbers(JdbcClient jdbc, TransactionTemplate ownTransaction) {
        this.jdbc = jdbc;
        this.ownTransaction = ownTransaction;
    }

    private record Block(long next, long last) {}

    public synchronized String next(String municipality, String prefix, int year) {
        String key = municipality + year;
        Block block = blocks.get(key);
        if (block == null || block.next() > block.last()) {
            long last = ownTransaction.execute(status -> jdbc.sql(
                            "insert into case_number (municipality, year, last) values (?, ?, ?)"
                                    + " on conflict (municipality, year) do update set last = case_number.last + excluded.last returning last")
                    .params(municipality, year, BLOCK)
                    .query(Long.class)
                    .single());
            block = new Block(last - BLOCK + 1, last);
        }
        blocks.put(key, new Block(block.next() + 1, block.last()));
        return "%s-%d-%06d".formatted(prefix, year, block.next());
    }
}
