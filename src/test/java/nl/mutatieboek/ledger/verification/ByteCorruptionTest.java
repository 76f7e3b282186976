package nl.mutatieboek.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import nl.mutatieboek.lab.largebook.LargeLedgerGenerator;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.verification.SealedLedgerFixture.RawEntryBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The verifier finds any change of one byte of a book, an entry or its head, and names the first invalid number. With
 * {@code -Plong} every bit of every byte, and 10,000 random bits of a book of 10,000 entries.
 */
@Tag("whole")
class ByteCorruptionTest {
    private static final boolean LONG = Boolean.getBoolean("mutatieboek.long");
    private static final int SMALL = 12;
    private static final int LARGE = LONG ? 10_000 : 400;
    private static final int RANDOM_BITS = LONG ? 10_000 : 400;

    /** Real events, and of what the database allows also a text that is empty, one that is null, and an empty payload. */
    private static final SealedLedgerFixture BOOK = small();

    private static SealedLedgerFixture small() {
        // From where the furniture of the book is over and mutations begin, as a ledger of their own.
        List<RawEntry> entries = new ArrayList<>();
        Map<String, Long> nextOfStream = new HashMap<>();
        for (RawEntry entry : LargeLedgerGenerator.entries(1, 400).subList(400 - SMALL, 400)) {
            long sequence = nextOfStream.merge(entry.streamId(), 1L, Long::sum) - 1;
            entries.add(RawEntryBuilder.of(entry).sequence(sequence).entry());
        }
        RawEntry last = entries.getLast();
        for (int i = 0; i < 3; i++) {
            RawEntryBuilder columns =
                    RawEntryBuilder.of(SealedLedgerFixture.entry("chapter", "odd", i, "odd-event", last.recordedAt()));
            entries.add(
                    switch (i) {
                        case 0 -> columns.revision("").payload("").metadata("").entry();
                        case 1 -> columns.revision("2.1").payload("é€😀\0").entry();
                        default -> columns.revision(null).entry();
                    });
        }
        return new SealedLedgerFixture(entries, null).withRecomputedHashes();
    }

    /** The columns that are text or bytes, with how one is read as bytes and written back. */
    enum EntryColumn {
        EVENT_IDENTIFIER(e -> bytes(e.eventId()), (c, b) -> c.eventId(text(b))),
        AGGREGATE_TYPE(e -> bytes(e.streamType()), (c, b) -> c.streamType(text(b))),
        AGGREGATE_IDENTIFIER(e -> bytes(e.streamId()), (c, b) -> c.streamId(text(b))),
        EVENT_NAME(e -> bytes(e.eventName()), (c, b) -> c.eventName(text(b))),
        REVISION(e -> bytes(e.revision()), (c, b) -> c.revision(text(b))),
        PAYLOAD(RawEntry::payload, RawEntryBuilder::payload),
        METADATA(RawEntry::metadata, RawEntryBuilder::metadata),
        RECORDED_AT(e -> bytes(e.recordedAt()), (c, b) -> c.recordedAt(text(b))),
        HASH(RawEntry::hash, RawEntryBuilder::hash);

        private final Function<RawEntry, byte[]> read;
        private final BiFunction<RawEntryBuilder, byte[], RawEntryBuilder> write;

        EntryColumn(Function<RawEntry, byte[]> read, BiFunction<RawEntryBuilder, byte[], RawEntryBuilder> write) {
            this.read = read;
            this.write = write;
        }

        byte[] of(RawEntry entry) {
            return read.apply(entry);
        }

        RawEntry with(RawEntry entry, byte[] bytes) {
            return write.apply(RawEntryBuilder.of(entry), bytes).entry();
        }

        private static byte[] bytes(@Nullable String text) {
            return text == null ? new byte[0] : text.getBytes(StandardCharsets.ISO_8859_1);
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void flipped_bit_in_any_byte_of_a_column_is_found_at_its_entry(EntryColumn column) {
        assertThat(BOOK.verdict()).isEqualTo("holds");
        int swept = 0;
        for (RawEntry entry : BOOK.entries()) {
            byte[] bytes = column.of(entry);
            for (int at = 0; at < bytes.length; at++) {
                for (int bit = LONG ? 0 : at % 8; bit < (LONG ? 8 : at % 8 + 1); bit++) {
                    swept++;
                    assertFound(entry, column.with(entry, flipBit(bytes, at, bit)), column, at, bit);
                }
            }
        }
        assertThat(swept).as("The column was swept").isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void changed_length_of_a_column_is_found_at_its_entry(EntryColumn column) {
        for (RawEntry entry : BOOK.entries()) {
            byte[] bytes = column.of(entry);
            for (int length : new int[] {0, bytes.length - 1, bytes.length + 1}) {
                if (length >= 0 && length != bytes.length) {
                    byte[] other = java.util.Arrays.copyOf(bytes, length);
                    assertFound(entry, column.with(entry, other), column, length, 0);
                }
            }
        }
    }

    @Test
    void empty_and_missing_revision_are_distinguished() {
        for (RawEntry entry : BOOK.entries()) {
            String other = entry.revision() == null ? "" : null;
            assertThat(replaceEntry(
                                    entry,
                                    RawEntryBuilder.of(entry).revision(other).entry())
                            .verdict())
                    .isEqualTo(entry.ledgerNumber() + " altered");
        }
    }

    @Test
    void flipped_bit_in_a_sequence_number_is_found_at_its_entry() {
        for (RawEntry entry : BOOK.entries()) {
            for (int bit = 0; bit < Long.SIZE; bit++) {
                RawEntry changed = RawEntryBuilder.of(entry)
                        .sequence(entry.sequence() ^ (1L << bit))
                        .entry();
                assertThat(replaceEntry(entry, changed).verdict()).isEqualTo(entry.ledgerNumber() + " altered");
            }
        }
    }

    /** An entry with another number replaces another one or is added. */
    @Test
    void flipped_bit_in_a_ledger_number_is_found_at_the_lower_of_both_numbers() {
        for (RawEntry entry : BOOK.entries()) {
            for (int bit = 0; bit < Long.SIZE; bit++) {
                long other = entry.ledgerNumber() ^ (1L << bit);
                SealedLedgerFixture moved = replaceEntry(
                        entry, RawEntryBuilder.of(entry).number(other).entry());
                assertThat(numberOf(moved))
                        .as("%d as %d", entry.ledgerNumber(), other)
                        .isEqualTo(Math.min(entry.ledgerNumber(), other));
            }
        }
    }

    @Test
    void flipped_bit_in_the_head_is_found() {
        LedgerHead head = BOOK.head();
        long last = head.ledgerNumber();
        for (int bit = 0; bit < Long.SIZE; bit++) {
            long other = last ^ (1L << bit);
            assertThat(numberOf(BOOK.withHead(new LedgerHead(other, head.hash(), head.recordedAt()))))
                    .isEqualTo(Math.max(0, Math.min(last, other)) + 1);
        }
        for (int at = 0; at < head.hash().length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] hash = flipBit(head.hash(), at, bit);
                assertThat(BOOK.withHead(new LedgerHead(last, hash, head.recordedAt()))
                                .verdict())
                        .isEqualTo(last + " head-differs");
            }
        }
        byte[] stamp = head.recordedAt().getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < stamp.length; at++) {
            String other = new String(flipBit(stamp, at, at % 8), StandardCharsets.ISO_8859_1);
            assertThat(BOOK.withHead(new LedgerHead(last, head.hash(), other)).verdict())
                    .isEqualTo(last + " head-differs");
        }
    }

    @Test
    void any_two_swapped_entries_are_found_at_the_first_of_them() {
        for (int one = 1; one < BOOK.entries().size(); one++) {
            for (int other = one + 1; other <= BOOK.entries().size(); other++) {
                assertThat(BOOK.swapped(one, other).verdict()).isEqualTo(one + " displaced");
            }
        }
    }

    @Test
    void any_dropped_entry_is_found_at_its_number() {
        int last = BOOK.entries().size();
        for (int number = 1; number <= last; number++) {
            assertThat(BOOK.without(number).verdict()).isEqualTo(number + (number == last ? " dropped" : " missing"));
            SealedLedgerFixture closed = BOOK.without(number).renumbered();
            assertThat(numberOf(closed))
                    .as("%d dropped, the gap closed", number)
                    .isEqualTo(number);
            SealedLedgerFixture closedWithHead = closed.withHead(
                    new LedgerHead(last - 1, BOOK.head().hash(), BOOK.head().recordedAt()));
            assertThat(numberOf(closedWithHead)).isEqualTo(number == last ? last - 1 : number);
        }
    }

    @Test
    void any_added_entry_is_found_at_its_number() {
        for (int number = 1; number <= BOOK.entries().size() + 1; number++) {
            List<RawEntry> more = new ArrayList<>(BOOK.entries());
            more.add(
                    number - 1,
                    SealedLedgerFixture.entry("chapter", "foreign", 0, "chapter-opened", "2026-11-24T12:59:13.123Z"));
            assertThat(numberOf(new SealedLedgerFixture(more, BOOK.head()).renumbered()))
                    .isEqualTo(number);
        }
    }

    @Test
    void random_flipped_bits_of_a_large_ledger_are_found_at_their_entries() {
        List<RawEntry> entries = LargeLedgerGenerator.entries(2, LARGE);
        SealedLedgerFixture large = new SealedLedgerFixture(entries, headOf(entries));
        assertThat(large.verdict()).isEqualTo("holds");
        Random random = new Random(20_261_124);
        AtomicInteger found = new AtomicInteger();
        List<Runnable> flips = new ArrayList<>();
        for (int i = 0; i < RANDOM_BITS; i++) {
            RawEntry entry = entries.get(random.nextInt(entries.size()));
            // Weighted by size: a random bit is in a payload more often than in a name.
            int at = random.nextInt(size(entry) * 8);
            flips.add(() -> {
                RawEntry changed = flipBit(entry, at);
                ChainVerifier verifier = new ChainVerifier(large.head());
                // Only the first fault counts.
                entries.stream()
                        .takeWhile(e -> verifier.holds())
                        .forEach(e -> verifier.accept(e == entry ? changed : e));
                if (verifier.findFault()
                        .filter(f -> f.ledgerNumber() == entry.ledgerNumber())
                        .isPresent()) {
                    found.incrementAndGet();
                }
            });
        }
        flips.parallelStream().forEach(Runnable::run);

        assertThat(found).hasValue(RANDOM_BITS);
    }

    /** The limit of this check, however carefully it looks: signed checkpoints alone would show it. */
    @Test
    void change_followed_by_a_rebuilt_chain_is_not_found() {
        RawEntry entry = BOOK.entries().get(SMALL / 2);
        SealedLedgerFixture rewritten = replaceEntry(
                        entry, EntryColumn.METADATA.with(entry, flipBit(entry.metadata(), 3, 1)))
                .withRecomputedHashes();

        assertThat(rewritten.verdict()).isEqualTo("holds");
        assertThat(rewritten.head().hash()).isNotEqualTo(BOOK.head().hash());
    }

    private static void assertFound(RawEntry entry, RawEntry changed, EntryColumn column, int at, int bit) {
        String verdict = replaceEntry(entry, changed).verdict();
        if (!verdict.equals(entry.ledgerNumber() + " altered")) {
            throw new AssertionError(
                    "Entry %d, %s, byte %d, bit %d: %s".formatted(entry.ledgerNumber(), column, at, bit, verdict));
        }
    }

    private static SealedLedgerFixture replaceEntry(RawEntry entry, RawEntry by) {
        List<RawEntry> changed = new ArrayList<>(BOOK.entries());
        changed.set(changed.indexOf(entry), by);
        changed.sort(Comparator.comparingLong(RawEntry::ledgerNumber));
        return new SealedLedgerFixture(changed, BOOK.head());
    }

    private static long numberOf(SealedLedgerFixture ledger) {
        return ledger.fault().map(LedgerFault::ledgerNumber).orElse(-1L);
    }

    private static int size(RawEntry entry) {
        return IntStream.range(0, EntryColumn.values().length)
                        .map(i -> EntryColumn.values()[i].of(entry).length)
                        .sum()
                + Long.BYTES;
    }

    /** The entry with one bit of all its columns flipped, the sequence number first. */
    private static RawEntry flipBit(RawEntry entry, int bit) {
        int left = bit;
        if (left < Long.SIZE) {
            return RawEntryBuilder.of(entry)
                    .sequence(entry.sequence() ^ (1L << left))
                    .entry();
        }
        left -= Long.SIZE;
        for (EntryColumn column : EntryColumn.values()) {
            byte[] bytes = column.of(entry);
            if (left < bytes.length * 8) {
                return column.with(entry, flipBit(bytes, left / 8, left % 8));
            }
            left -= bytes.length * 8;
        }
        throw new AssertionError(bit);
    }

    private static byte[] flipBit(byte[] bytes, int at, int bit) {
        byte[] other = bytes.clone();
        other[at] ^= (byte) (1 << bit);
        return other;
    }

    private static LedgerHead headOf(List<RawEntry> entries) {
        RawEntry last = entries.getLast();
        return new LedgerHead(last.ledgerNumber(), last.hash(), last.recordedAt());
    }
}
