package nl.mutatieboek.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.verification.SealedLedgerFixture.RawEntryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChainVerifierTest {
    private static final int LAST = 6;
    private final SealedLedgerFixture ledger = SealedLedgerFixture.sixEntries();

    @Test
    void untouched_ledger_is_valid_to_its_last_number_and_hash() {
        ChainVerifier verifier = ledger.verify();

        assertThat(verifier.findFault()).isEmpty();
        assertThat(verifier.lastVerifiedNumber()).isEqualTo(LAST);
        assertThat(verifier.lastVerifiedHash())
                .isEqualTo(ledger.entries().getLast().hash());
    }

    @Test
    void ledger_without_entries_is_valid() {
        ChainVerifier verifier =
                new SealedLedgerFixture(List.of(), new LedgerHead(0, HashChain.genesisHash(), null)).verify();

        assertThat(verifier.findFault()).isEmpty();
        assertThat(verifier.lastVerifiedNumber()).isZero();
        assertThat(verifier.lastVerifiedHash()).isEqualTo(new byte[32]);
    }

    // One entry changed.

    static Stream<String> columnsAtEveryNumber() {
        return COLUMNS.keySet().stream()
                .flatMap(column -> IntStream.rangeClosed(1, LAST).mapToObj(number -> column + " " + number));
    }

    private static final Map<String, UnaryOperator<RawEntryBuilder>> COLUMNS = new TreeMap<>(Map.ofEntries(
            Map.entry("event-id", c -> c.eventId(c.entry().eventId().replace('1', '2') + "0")),
            Map.entry("stream-type", c -> c.streamType("Chapter")),
            Map.entry("stream-id", c -> c.streamId("VI")),
            Map.entry("sequence", c -> c.sequence(c.entry().sequence() + 1)),
            Map.entry("event-name", c -> c.eventName("mutation-withdrawn")),
            Map.entry("revision", c -> c.revision("2")),
            Map.entry("revision-empty-for-none", c -> c.revision("")),
            Map.entry("payload", c -> c.payload("{\"a\":2}")),
            Map.entry("payload-longer", c -> c.payload("{\"a\":1} ")),
            Map.entry("payload-empty", c -> c.payload("")),
            Map.entry("metadata", c -> c.metadata("{\"who\":\"y\"}")),
            Map.entry("recorded-at", c -> c.recordedAt("2026-11-24T12:59:13.001Z")),
            Map.entry("hash", c -> c.hash(flipLastBit(c.entry().hash()))),
            Map.entry("hash-short", c -> c.hash(Arrays.copyOf(c.entry().hash(), 31)))));

    private static byte[] flipLastBit(byte[] hash) {
        byte[] other = hash.clone();
        other[31] ^= 1;
        return other;
    }

    @ParameterizedTest
    @MethodSource("columnsAtEveryNumber")
    void altered_column_is_found_at_its_entry(String columnAndNumber) {
        String column = columnAndNumber.split(" ")[0];
        int number = Integer.parseInt(columnAndNumber.split(" ")[1]);

        assertThat(ledger.with(number, COLUMNS.get(column)).verdict()).isEqualTo(number + " altered");
    }

    @Test
    void bytes_moved_from_one_column_to_the_next_are_found() {
        SealedLedgerFixture moved =
                ledger.with(4, c -> c.streamType("mutationm").streamId(""));

        assertThat(moved.verdict()).isEqualTo("4 altered");
    }

    @Test
    void first_of_several_altered_entries_is_reported() {
        assertThat(ledger.with(5, c -> c.payload("{}"))
                        .with(3, c -> c.metadata("{}"))
                        .verdict())
                .isEqualTo("3 altered");
    }

    @Test
    void altered_entry_is_explained_with_its_event_and_both_hashes() {
        SealedLedgerFixture altered = ledger.with(5, c -> c.payload("{}"));
        RawEntry stored = altered.entries().get(4);
        byte[] follows = HashChain.nextHash(altered.entries().get(3).hash(), stored);

        assertThat(altered.fault().orElseThrow().explanation())
                .isEqualTo(
                        "Entry 5 (postings-booked of chapter XX) is not what was sealed: from entry 4 and its own bytes"
                                + " follows " + java.util.HexFormat.of().formatHex(follows) + ", stored is "
                                + java.util.HexFormat.of().formatHex(stored.hash()) + ".");
    }

    // Order, gaps, too many.

    @Test
    void swapped_entries_are_found_at_the_first_of_them() {
        for (int one = 1; one < LAST; one++) {
            for (int other = one + 1; other <= LAST; other++) {
                SealedLedgerFixture swapped = ledger.swapped(one, other);

                assertThat(swapped.verdict()).isEqualTo(one + " displaced");
                assertThat(swapped.fault().orElseThrow().explanation())
                        .isEqualTo("Entry %d was put out of order: what was sealed as %d stands at %d."
                                .formatted(one, one, other));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void entry_removed_from_the_middle_is_reported_as_missing(int number) {
        assertThat(ledger.without(number).verdict()).isEqualTo(number + " missing");
    }

    @Test
    void removed_last_entries_are_found_by_the_head() {
        assertThat(ledger.without(6).verdict()).isEqualTo("6 dropped");
        assertThat(ledger.without(6).without(5).verdict()).isEqualTo("5 dropped");
        assertThat(ledger.withHead(ledger.head())
                        .without(6)
                        .fault()
                        .orElseThrow()
                        .explanation())
                .isEqualTo("Entry 6 is missing: the head ends at 6, the last entry is 5.");
    }

    @Test
    void ledger_without_its_entries_is_reported_as_dropped_from_number_one() {
        assertThat(new SealedLedgerFixture(List.of(), ledger.head()).verdict()).isEqualTo("1 dropped");
    }

    @Test
    void removed_entry_is_found_when_its_successors_are_renumbered() {
        assertThat(ledger.without(3).renumbered().verdict()).isEqualTo("3 altered");
    }

    @Test
    void inserted_entry_is_found_when_its_successors_are_renumbered() {
        RawEntry foreign = SealedLedgerFixture.entry("chapter", "VI", 0, "chapter-opened", "2026-11-24T12:59:13.123Z");
        List<RawEntry> entries = new java.util.ArrayList<>(ledger.entries());
        entries.add(3, foreign);

        assertThat(new SealedLedgerFixture(entries, ledger.head()).renumbered().verdict())
                .isEqualTo("4 displaced");
    }

    @Test
    void entry_moved_behind_the_last_is_reported_as_displaced() {
        assertThat(ledger.with(2, c -> c.number(7)).verdict()).isEqualTo("2 displaced");
    }

    @Test
    void duplicate_ledger_number_is_found() {
        for (RawEntry entry : ledger.entries()) {
            SealedLedgerFixture twice = ledger.plus(entry);

            assertThat(twice.verdict()).isEqualTo(entry.ledgerNumber() + " repeated");
            assertThat(twice.fault().orElseThrow().explanation())
                    .isEqualTo("Two entries carry number %d.".formatted(entry.ledgerNumber()));
        }
    }

    @Test
    void altered_entry_is_reported_although_the_original_is_present_too() {
        RawEntry third = ledger.entries().get(2);

        assertThat(ledger.with(3, c -> c.payload("{}")).plus(third).verdict()).isEqualTo("3 altered");
    }

    @Test
    void entry_numbered_below_one_is_found() {
        SealedLedgerFixture before = ledger.plus(
                RawEntryBuilder.of(ledger.entries().getFirst()).number(0).entry());

        assertThat(before.verdict()).isEqualTo("0 repeated");
        assertThat(before.fault().orElseThrow().explanation())
                .isEqualTo("An entry carries number 0; numbers run from 1.");
    }

    @Test
    void entry_beyond_the_head_is_found_even_with_a_valid_hash() {
        SealedLedgerFixture seven = ledger.plus(RawEntryBuilder.of(SealedLedgerFixture.entry(
                                "chapter", "XX", 3, "moment-closed", "2026-11-26T00:00:00.000Z"))
                        .number(7)
                        .entry())
                .withRecomputedHashes();

        assertThat(seven.verdict()).isEqualTo("holds");
        assertThat(seven.withHead(ledger.head()).verdict()).isEqualTo("7 beyond-head");
        assertThat(seven.with(7, c -> c.payload("{}")).withHead(ledger.head()).verdict())
                .isEqualTo("7 beyond-head");
    }

    // The head.

    @Test
    void head_that_differs_from_the_last_entry_is_found() {
        LedgerHead head = ledger.head();

        assertThat(ledger.withHead(null).verdict()).isEqualTo("6 head-missing");
        assertThat(ledger.withHead(new LedgerHead(7, head.hash(), head.recordedAt()))
                        .verdict())
                .isEqualTo("7 dropped");
        assertThat(ledger.withHead(new LedgerHead(5, head.hash(), head.recordedAt()))
                        .verdict())
                .isEqualTo("6 beyond-head");
        assertThat(ledger.withHead(new LedgerHead(0, HashChain.genesisHash(), null))
                        .verdict())
                .isEqualTo("1 beyond-head");
        assertThat(ledger.withHead(new LedgerHead(6, flipLastBit(head.hash()), head.recordedAt()))
                        .verdict())
                .isEqualTo("6 head-differs");
        assertThat(ledger.withHead(new LedgerHead(6, head.hash(), "2026-11-24T00:00:00.000Z"))
                        .verdict())
                .isEqualTo("6 head-differs");
        assertThat(ledger.withHead(new LedgerHead(6, head.hash(), null)).verdict())
                .isEqualTo("6 head-differs");
        assertThat(new SealedLedgerFixture(List.of(), new LedgerHead(0, new byte[31], null)).verdict())
                .isEqualTo("0 head-differs");
        assertThat(new SealedLedgerFixture(
                                List.of(), new LedgerHead(0, HashChain.genesisHash(), "2026-11-24T00:00:00.000Z"))
                        .verdict())
                .isEqualTo("0 head-differs");
        assertThat(new SealedLedgerFixture(List.of(), null).verdict()).isEqualTo("0 head-missing");
    }

    // Sealed, but not by a book that keeps its rules.

    @Test
    void gap_in_a_stream_is_found_despite_valid_hashes() {
        assertThat(ledger.with(2, c -> c.sequence(1)).withRecomputedHashes().verdict())
                .isEqualTo("2 out-of-sequence");
        assertThat(ledger.with(5, c -> c.sequence(3)).withRecomputedHashes().verdict())
                .isEqualTo("5 out-of-sequence");
        assertThat(ledger.with(6, c -> c.sequence(0)).withRecomputedHashes().verdict())
                .isEqualTo("6 out-of-sequence");
        assertThat(ledger.with(1, c -> c.sequence(-1)).withRecomputedHashes().verdict())
                .isEqualTo("1 out-of-sequence");
    }

    @Test
    void duplicate_event_identifier_is_found_despite_valid_hashes() {
        String first = ledger.entries().getFirst().eventId();

        assertThat(ledger.with(6, c -> c.eventId(first)).withRecomputedHashes().verdict())
                .isEqualTo("6 event-repeated");
    }

    @Test
    void decreasing_timestamp_is_found_despite_valid_hashes() {
        assertThat(ledger.with(4, c -> c.recordedAt("2026-11-24T12:59:13.122Z"))
                        .withRecomputedHashes()
                        .verdict())
                .isEqualTo("4 time-turned");
        assertThat(ledger.with(4, c -> c.recordedAt("2026-11-24T12:59:13.123Z"))
                        .withRecomputedHashes()
                        .verdict())
                .isEqualTo("holds");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-25T00:00:00Z",
                "2026-11-25T00:00:00.00Z",
                "2026-11-25T00:00:00.000000Z",
                "2026-11-25T00:00:00.000+01:00",
                "2026-11-25 00:00:00.000Z",
                "2026-11-31T00:00:00.000Z",
                "2026-02-29T00:00:00.000Z",
                "2026-11-25T24:00:00.000Z",
                "2026-11-25T24:00:01.000Z",
                "2026-11-25T23:60:00.000Z",
                "2026-11-25T23:59:60.000Z",
                "2026-00-25T00:00:00.000Z",
                "2026-13-25T00:00:00.000Z",
                "2026-11-00T00:00:00.000Z",
                "2026-11-25T00:00:00.000z",
                "2026-11-25T00:00:00.0/0Z",
                "2026-11-25T00:00:00.0:0Z",
                "+026-11-25T00:00:00.000Z",
                "1969-12-31T23:59:59.999Z",
                "2026-11-25T0::::::.000Z",
                "1970-01-01T00:00:00.000Z",
                "now",
                "''"
            })
    void malformed_timestamp_is_found_despite_valid_hashes(String stamp) {
        assertThat(ledger.with(1, c -> c.recordedAt(stamp))
                        .withRecomputedHashes()
                        .verdict())
                .isEqualTo("1 stamp-malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00.001Z",
                "2024-02-29T23:59:59.999Z",
                "2025-12-31T00:00:00.000Z",
                "2026-01-01T19:09:09.909Z"
            })
    void valid_timestamp_is_accepted(String stamp) {
        assertThat(ledger.with(1, c -> c.recordedAt(stamp))
                        .withRecomputedHashes()
                        .verdict())
                .isEqualTo("holds");
    }

    /** The limit of this check: only a hash that was kept outside the database would show it. */
    @Test
    void chain_rewritten_together_with_its_head_is_not_detected() {
        assertThat(ledger.with(3, c -> c.payload("{\"a\":1000}"))
                        .withRecomputedHashes()
                        .verdict())
                .isEqualTo("holds");
    }
}
