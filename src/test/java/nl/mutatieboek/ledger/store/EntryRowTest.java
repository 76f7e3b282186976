package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.lab.largebook.LargeLedgerGenerator;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every stored byte is sealed, although the entries of a command share some of them. */
class EntryRowTest {
    private static final List<RawEntry> LEDGER = LargeLedgerGenerator.entries(3, 700);
    private static final List<EntryRow> ROWS = EntryRow.of(LEDGER);

    /** A command of three entries. */
    private static final int FIRST = firstOfThree();

    private static int firstOfThree() {
        for (int i = 0; i < ROWS.size(); i++) {
            if (ROWS.get(i).place() == 3 && ROWS.get(i).completes()) {
                return i - 2;
            }
        }
        throw new AssertionError("No command of three entries");
    }

    @Test
    void rows_restore_every_entry() {
        assertThat(brokenAmong(ROWS)).isEmpty();
        for (int i = 0; i < LEDGER.size(); i++) {
            RawEntry restored = entry(ROWS, i);
            assertThat(restored).usingRecursiveComparison().isEqualTo(LEDGER.get(i));
        }
    }

    @Test
    void only_the_first_row_of_a_command_stores_what_its_entries_share() {
        assertThat(ROWS)
                .allSatisfy(row -> assertThat(
                                List.of(row.command() != null, row.metadata() != null, row.recordedAt() != null))
                        .containsOnly(row.place() == 1));
    }

    @Test
    void command_must_be_complete() {
        assertThatIllegalArgumentException().isThrownBy(() -> EntryRow.of(LEDGER.subList(0, FIRST + 1)));
    }

    @Test
    void any_bit_of_the_command_identity_is_sealed() {
        UUID command = ROWS.get(FIRST).command();
        for (int bit = 0; bit < Long.SIZE; bit++) {
            assertBroken(
                    common(FIRST, new UUID(command.getMostSignificantBits() ^ 1L << bit, low(command)), null, null));
            assertBroken(
                    common(FIRST, new UUID(high(command), command.getLeastSignificantBits() ^ 1L << bit), null, null));
        }
    }

    @Test
    void any_bit_of_the_metadata_is_sealed_in_the_first_entry() {
        byte[] metadata = ROWS.get(FIRST).metadata();
        for (int at = 0; at < metadata.length; at++) {
            byte[] other = metadata.clone();
            other[at] ^= (byte) (1 << at % 8);
            assertThat(assertBroken(common(FIRST, ROWS.get(FIRST).command(), other, null)))
                    .startsWith(FIRST);
        }
    }

    @Test
    void any_place_and_end_of_a_command_are_sealed_in_their_row() {
        for (int place = 0; place < 3; place++) {
            EntryRow row = ROWS.get(FIRST + place);
            for (int other : new int[] {-1, 0, 1, 2, 3, 4, 65_535, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                if (other != row.place()) {
                    assertThat(assertBroken(
                                    with(row, other, row.completes(), row.command(), row.metadata(), row.recordedAt())))
                            .startsWith(FIRST + place);
                }
            }
            assertThat(assertBroken(
                            with(row, row.place(), !row.completes(), row.command(), row.metadata(), row.recordedAt())))
                    .startsWith(FIRST + place);
        }
    }

    /** Even with the right content. */
    @Test
    void a_later_row_that_stores_what_the_first_one_has_is_found() {
        EntryRow first = ROWS.get(FIRST);
        for (int place = 1; place < 3; place++) {
            EntryRow row = ROWS.get(FIRST + place);
            for (int stored = 1; stored < 8; stored++) {
                assertThat(assertBroken(with(
                                row,
                                row.place(),
                                row.completes(),
                                (stored & 1) == 0 ? null : first.command(),
                                (stored & 2) == 0 ? null : first.metadata(),
                                (stored & 4) == 0 ? null : first.recordedAt())))
                        .startsWith(FIRST + place);
            }
        }
    }

    @Test
    void missing_parts_of_the_first_row_are_found() {
        EntryRow first = ROWS.get(FIRST);
        assertThat(assertBroken(with(first, 1, false, null, first.metadata(), first.recordedAt())))
                .startsWith(FIRST);
        assertThat(assertBroken(with(first, 1, false, first.command(), null, first.recordedAt())))
                .startsWith(FIRST);
        assertThat(assertBroken(with(first, 1, false, first.command(), first.metadata(), null)))
                .startsWith(FIRST);
    }

    private static EntryRow common(int at, UUID command, byte @Nullable [] metadata, @Nullable String recordedAt) {
        EntryRow row = ROWS.get(at);
        return with(
                row,
                row.place(),
                row.completes(),
                command,
                metadata == null ? row.metadata() : metadata,
                recordedAt == null ? row.recordedAt() : recordedAt);
    }

    private static EntryRow with(
            EntryRow row,
            int place,
            boolean completes,
            @Nullable UUID command,
            byte @Nullable [] metadata,
            @Nullable String recordedAt) {
        return new EntryRow(
                row.ledgerNumber(),
                place,
                completes,
                command,
                metadata,
                recordedAt,
                row.streamType(),
                row.streamId(),
                row.sequence(),
                row.eventName(),
                row.revision(),
                row.payload(),
                row.hash());
    }

    /** The places of the entries whose hash does not hold when this row replaces the one with its number. */
    private static List<Integer> assertBroken(EntryRow other) {
        List<EntryRow> rows = new ArrayList<>(ROWS);
        rows.set((int) other.ledgerNumber() - 1, other);
        List<Integer> broken = brokenAmong(rows);
        assertThat(broken).as("%s", other).isNotEmpty().first().isIn(FIRST, FIRST + 1, FIRST + 2);
        return broken;
    }

    private static List<Integer> brokenAmong(List<EntryRow> rows) {
        List<Integer> broken = new ArrayList<>();
        byte[] previous = HashChain.genesisHash();
        for (int i = 0; i < rows.size(); i++) {
            RawEntry entry = entry(rows, i);
            if (!Arrays.equals(HashChain.nextHash(previous, entry), entry.hash())) {
                broken.add(i);
            }
            previous = entry.hash();
        }
        return broken;
    }

    private static RawEntry entry(List<EntryRow> rows, int at) {
        long first = rows.get(at).firstOfCommand() - 1;
        return rows.get(at).toEntry(first >= 0 && first < rows.size() ? rows.get((int) first) : null);
    }

    private static long high(UUID id) {
        return id.getMostSignificantBits();
    }

    private static long low(UUID id) {
        return id.getLeastSignificantBits();
    }
}
