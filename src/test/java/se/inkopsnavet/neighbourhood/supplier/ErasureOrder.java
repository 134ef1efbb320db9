package se.inkopsnavet.neighbourhood.supplier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A request to erase, or to end an account, read after {@code mappings/suppliers/README.md} alone.
 *
 * @param fields which kinds of data; empty for everything
 * @param rows {@code batch-id/number} of the rows by which the client is known
 */
record ErasureOrder(String id, boolean ends, Set<String> fields, List<String> rows) {

    static boolean isOne(SecretMail mail) {
        return mail.attachmentName() != null && mail.attachmentName().startsWith("begaran_");
    }

    static ErasureOrder read(SecretMail mail) throws RefusedMail {
        List<String> lines =
                new String(mail.attachment(), StandardCharsets.UTF_8).lines().toList();
        String[] head = lines.isEmpty() ? new String[0] : lines.get(0).split(";");
        boolean shaped = head.length == 7
                && head[0].equals("#BEGÄRAN")
                && head[6].equals("1")
                && head[5].equals(Integer.toString(lines.size() - 1));
        if (!shaped || !head[3].equals("RADERA") && !head[3].equals("AVSLUTA")) {
            throw new RefusedMail("begäran går inte att läsa");
        }
        List<String> rows = new ArrayList<>();
        lines.subList(1, lines.size()).forEach(line -> rows.add(line.replace(';', '/')));
        return new ErasureOrder(
                head[1], head[3].equals("AVSLUTA"), head[4].equals("*") ? Set.of() : Set.of(head[4].split(",")), rows);
    }
}
