package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.stream.LongStream;
import nl.mutatieboek.lab.largebook.InMemoryLedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.RecentEntryQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries reach the tree from the writer in memory, or else from the database. */
class HeadSignerStateTest {
    private static final int SIZE = 300;
    private static final List<RawEntry> LEDGER = entries(1, SIZE);

    private final RecentEntryQueue recent = new RecentEntryQueue();
    private HeadSignerState state;

    @BeforeEach
    void create() throws GeneralSecurityException {
        HeadSigningKey key = new HeadSigningKey(
                "book", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        state = new HeadSignerState(key, new byte[32], new TiledTree(new TileMapRepository()), false);
    }

    private static List<RawEntry> entries(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> new RawEntry(
                        number,
                        "",
                        "chapter",
                        "XX",
                        number,
                        "postings-booked",
                        null,
                        ("{\"thousands\":" + number + "}").getBytes(StandardCharsets.UTF_8),
                        new byte[0],
                        "2026-11-24T12:59:13.000Z",
                        new byte[0]))
                .toList();
    }

    private static byte[] rootOfAll() {
        TreeDeriver derived = new TreeDeriver(new byte[32], tile -> {});
        LEDGER.forEach(derived::append);
        return derived.root();
    }

    @Test
    void entries_that_are_handed_over_are_not_read() {
        recent.add(LEDGER);

        state.append(new InMemoryLedgerReader(List.of()), recent, SIZE);

        assertThat(state.tree.tree().root(SIZE)).isEqualTo(rootOfAll());
    }

    @Test
    void entries_after_a_gap_are_read() {
        recent.add(LEDGER.subList(1, SIZE));

        state.append(new InMemoryLedgerReader(LEDGER), recent, SIZE);

        assertThat(state.tree.tree().root(SIZE)).isEqualTo(rootOfAll());
    }

    @Test
    void entries_are_read_and_then_handed_over() {
        state.append(new InMemoryLedgerReader(LEDGER), recent, 7);
        recent.add(LEDGER);

        state.append(new InMemoryLedgerReader(List.of()), recent, SIZE);

        assertThat(state.tree.tree().root(SIZE)).isEqualTo(rootOfAll());
    }
}
