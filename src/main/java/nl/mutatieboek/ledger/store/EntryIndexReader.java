package nl.mutatieboek.ledger.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks entries up through the database indexes, so that a verifier can compare them with the rows. */
record EntryIndexReader(JdbcClient client, boolean h2) {
    /** H2 compares every row that it finds with the whole list, one by one. */
    private static final int MAX_LIST_IN_H2 = 20;

    private static final int MAX_LIST = 500;

    private static final int FETCH_SIZE = 1_000;

    /**
     * Makes PostgreSQL prefer index scans until the transaction ends, which return the first rows of a long stream at
     * once; H2 does so anyway.
     */
    EntryIndexReader preferIndexScans() {
        if (!h2) {
            client.sql("select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)")
                    .query()
                    .singleRow();
        }
        return this;
    }

    /** Finds the number of the first entry of commands. */
    Map<UUID, Long> findNumbersByCommand(Collection<UUID> commands) {
        Map<UUID, Long> found = new HashMap<>();
        for (List<UUID> list : lists(commands)) {
            client.sql("select command_identifier, ledger_number from ledger_entry"
                            + " where command_identifier in (:commands)")
                    .param("commands", list)
                    .query(row -> {
                        found.put(row.getObject(1, UUID.class), row.getLong(2));
                    });
        }
        return found;
    }

    /**
     * Finds the ledger numbers of streams, each in stream order. The last number is no condition of the query: without
     * its value, PostgreSQL would read the whole ledger up to it for each list.
     */
    Map<String, List<Long>> findNumbersByStream(Collection<String> streamIds, long upTo) {
        Map<String, List<Long>> found = new HashMap<>();
        for (List<String> list : lists(streamIds)) {
            client.sql("select aggregate_identifier, ledger_number from ledger_entry"
                            + " where aggregate_identifier in (:streams)"
                            + " order by aggregate_identifier, sequence_number")
                    .param("streams", list)
                    .withFetchSize(FETCH_SIZE)
                    .query(row -> {
                        long number = row.getLong(2);
                        if (JdbcLedgerRepository.isWithin(number, upTo)) {
                            found.computeIfAbsent(row.getString(1), stream -> new ArrayList<>())
                                    .add(number);
                        }
                    });
        }
        return found;
    }

    private <T> List<List<T>> lists(Collection<T> all) {
        List<T> values = List.copyOf(all);
        int size = h2 ? MAX_LIST_IN_H2 : MAX_LIST;
        return IntStream.range(0, (values.size() + size - 1) / size)
                .mapToObj(list -> values.subList(list * size, Math.min(values.size(), (list + 1) * size)))
                .toList();
    }
}
