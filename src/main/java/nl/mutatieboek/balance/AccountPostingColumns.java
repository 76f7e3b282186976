package nl.mutatieboek.balance;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;

/**
 * Stores the postings of one account in the order of their proposals, as columns of primitives, so that thousands are
 * summed in microseconds. A posting is proposed, then once booked or discarded; nothing else changes. It takes 31
 * bytes, plus a sixteenth on average for growth, plus the chunks.
 */
final class AccountPostingColumns {
    /** Value of {@code settledFrom} while a posting is pending. */
    static final int NOT_SETTLED = Integer.MAX_VALUE;

    private static final int BYTES = 31;
    private static final int INITIAL_CAPACITY = 4;
    private static final int LINE_BITS = 13;
    private static final int MOMENT_BITS = 13;
    private static final int BOOKED = 1 << (LINE_BITS + MOMENT_BITS);
    private static final int OPENS = BOOKED << 1;
    private static final int STATES = BOOKED << 2;
    private static final int REVERSES = BOOKED << 3;

    /** Maximum number of moments. */
    static final int MOST_MOMENTS = 1 << MOMENT_BITS;

    private final BudgetAccount account;
    private final List<ItemPath> itemsFromChapter;
    private final MutationColumns mutations;
    private int size;
    /** Highest ledger number from which a posting is booked. */
    private int lastBookedFrom;

    private long[] thousands = new long[INITIAL_CAPACITY];
    private int[] day = new int[INITIAL_CAPACITY];
    /** Ledger number from which it is booked or discarded. */
    private int[] settledFrom = new int[INITIAL_CAPACITY];
    /** Ledger number of the entry that booked it. */
    private int[] bookingEntryNumber = new int[INITIAL_CAPACITY];

    /** In order, since mutations are numbered in the order of their proposals. */
    private int[] mutation = new int[INITIAL_CAPACITY];
    /** From the lowest bit: index in its entry, moment, and flags. */
    private int[] tag = new int[INITIAL_CAPACITY];
    /** {@link PostingAttributes#packedCertainty}. */
    private byte[] packedCertainty = new byte[INITIAL_CAPACITY];
    /** {@link PackedMarks}, without the defaults of items. */
    private short[] packedMarks = new short[INITIAL_CAPACITY];
    /** Chunks without pending postings. */
    private @Nullable SettledChunk[] chunks = new @Nullable SettledChunk[1];

    /** @param lineage the item of the account and its ancestors */
    AccountPostingColumns(BudgetAccount account, List<ItemPath> lineage, MutationColumns mutations) {
        this.account = account;
        this.itemsFromChapter = lineage;
        this.mutations = mutations;
    }

    BudgetAccount account() {
        return account;
    }

    /** The item with its ancestors, from the chapter down. */
    List<ItemPath> itemsFromChapter() {
        return itemsFromChapter;
    }

    /** Adds a pending posting, and returns its index. */
    int add(long amount, int effectiveDay, int moment, int ofMutation, PostingAttributes attributes) {
        if (size == thousands.length) {
            grow(size + Math.max(INITIAL_CAPACITY, size / 8));
        }
        thousands[size] = amount;
        day[size] = effectiveDay;
        settledFrom[size] = NOT_SETTLED;
        mutation[size] = ofMutation;
        tag[size] = moment << LINE_BITS | bits(attributes.effect()) | (attributes.reverses() ? REVERSES : 0);
        packedCertainty[size] = attributes.packedCertainty();
        packedMarks[size] = PackedMarks.pack(attributes.marks());
        return size++;
    }

    private static int bits(PostingAttributes.BalanceEffect effect) {
        return switch (effect) {
            case CHANGE -> 0;
            case OPENING -> OPENS;
            case STATED -> STATES;
        };
    }

    private void grow(int capacity) {
        thousands = Arrays.copyOf(thousands, capacity);
        day = Arrays.copyOf(day, capacity);
        settledFrom = Arrays.copyOf(settledFrom, capacity);
        bookingEntryNumber = Arrays.copyOf(bookingEntryNumber, capacity);
        mutation = Arrays.copyOf(mutation, capacity);
        tag = Arrays.copyOf(tag, capacity);
        packedCertainty = Arrays.copyOf(packedCertainty, capacity);
        packedMarks = Arrays.copyOf(packedMarks, capacity);
        chunks = Arrays.copyOf(chunks, capacity / SettledChunk.SIZE + 1);
    }

    /** Books a posting, which counts from this ledger number on. */
    void book(int index, int countsFrom, int inEntry, int line) {
        settledFrom[index] = countsFrom;
        lastBookedFrom = Math.max(lastBookedFrom, countsFrom);
        bookingEntryNumber[index] = inEntry;
        tag[index] |= line | BOOKED;
        summarize(index / SettledChunk.SIZE);
    }

    /** Discards a pending posting, which then counts nowhere. */
    void discard(int index, int from) {
        settledFrom[index] = from;
        summarize(index / SettledChunk.SIZE);
    }

    private void summarize(int chunk) {
        int first = chunk * SettledChunk.SIZE;
        if (first + SettledChunk.SIZE <= size) {
            chunks[chunk] = SettledChunk.createIfSettled(this, first);
        }
    }

    int size() {
        return size;
    }

    long thousands(int index) {
        return thousands[index];
    }

    int day(int index) {
        return day[index];
    }

    /** Ledger number from which it is pending. */
    int from(int index) {
        return mutations.from(mutation[index]);
    }

    int settledFrom(int index) {
        return settledFrom[index];
    }

    int bookingEntryNumber(int index) {
        return bookingEntryNumber[index];
    }

    int mutation(int index) {
        return mutation[index];
    }

    int line(int index) {
        return tag[index] & ((1 << LINE_BITS) - 1);
    }

    int moment(int index) {
        return tag[index] >>> LINE_BITS & (MOST_MOMENTS - 1);
    }

    boolean isBooked(int index) {
        return (tag[index] & BOOKED) != 0;
    }

    /** 1 for a posting that opens the account, −1 for its reversal. */
    int openingDelta(int index) {
        return (tag[index] & OPENS) == 0 ? 0 : reversalSign(index);
    }

    /** 1 for a posting that gives the account a base, −1 for its reversal. */
    int baseDelta(int index) {
        return (tag[index] & (OPENS | STATES)) == 0 ? 0 : reversalSign(index);
    }

    /** −1 for a posting that reverses another, otherwise 1. */
    int reversalSign(int index) {
        return (tag[index] & REVERSES) == 0 ? 1 : -1;
    }

    /** {@link PostingAttributes#packedCertainty}. */
    byte packedCertainty(int index) {
        return packedCertainty[index];
    }

    /** Marks that the source states; the defaults of the item complete them. */
    BudgetMarks marks(int index) {
        return PackedMarks.unpack(packedMarks[index]);
    }

    /** Whether the posting counts within the filter. */
    boolean isCounted(int index, AsOfFilter filter) {
        return settledFrom[index] <= filter.lastLedgerNumber() && isBooked(index) && within(index, filter);
    }

    /** Whether the posting is pending within the filter. */
    boolean isPending(int index, AsOfFilter filter) {
        return from(index) <= filter.lastLedgerNumber()
                && settledFrom[index] > filter.lastLedgerNumber()
                && within(index, filter);
    }

    private boolean within(int index, AsOfFilter filter) {
        return day[index] <= filter.lastDay()
                && filter.momentRank(moment(index)) <= filter.lastMomentRank()
                && (!filter.hasMark() || filter.selects(account, marks(index)));
    }

    boolean hasBookedPostings(long upTo) {
        return IntStream.range(0, size).anyMatch(i -> settledFrom[i] <= upTo && isBooked(i));
    }

    /** Whether a posting was booked after a ledger number. */
    boolean isBookedAfter(long ledgerNumber) {
        return lastBookedFrom > ledgerNumber;
    }

    /** Sum of the postings booked up to a ledger number, in whole thousands of euros. */
    long bookedTotal(long upTo) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            if (settledFrom[i] <= upTo && isBooked(i)) {
                sum = Math.addExact(sum, thousands[i]);
            }
        }
        return sum;
    }

    /** Adds the postings within the filter; false if there are none. */
    boolean addTo(BalanceAccumulator sum, AsOfFilter filter) {
        boolean anything = false;
        int count = sizeAsOf(filter.lastLedgerNumber());
        for (int first = 0; first < count; first += SettledChunk.SIZE) {
            SettledChunk chunk = chunks[first / SettledChunk.SIZE];
            if (chunk != null && !filter.hasMark() && chunk.isUsableFor(filter)) {
                anything |= chunk.addTo(sum, filter);
            } else {
                anything |= addTo(sum, filter, first, Math.min(count, first + SettledChunk.SIZE));
            }
        }
        return anything;
    }

    /** Most accounts have no chunks, so that this loop takes most of the time of a sum over all of them. */
    private boolean addTo(BalanceAccumulator sum, AsOfFilter filter, int first, int end) {
        int[] ranks = filter.order().ranks();
        int lastDay = filter.lastDay();
        int lastRank = filter.lastMomentRank();
        long lastNumber = filter.lastLedgerNumber();
        boolean hasMark = filter.hasMark();
        boolean anything = false;
        long booked = 0;
        int highestRank = BalanceAccumulator.NO_MOMENT;
        // Adjacent postings mostly have the same certainty.
        byte certainty = 0;
        int withCertainty = 0;
        for (int i = first; i < end; i++) {
            int bits = tag[i];
            int rank = ranks[bits >>> LINE_BITS & (MOST_MOMENTS - 1)];
            if (day[i] > lastDay || rank > lastRank || (hasMark && !filter.selects(account, marks(i)))) {
                continue;
            }
            if (settledFrom[i] > lastNumber) {
                sum.addPending(thousands[i]);
                anything = true;
            } else if ((bits & BOOKED) != 0) {
                booked = Math.addExact(booked, thousands[i]);
                highestRank = Math.max(highestRank, rank);
                if ((bits & (OPENS | STATES)) != 0) {
                    sum.addBases(openingDelta(i), baseDelta(i));
                }
                if (packedCertainty[i] != certainty) {
                    sum.certainty().add(certainty, withCertainty);
                    certainty = packedCertainty[i];
                    withCertainty = 0;
                }
                withCertainty += (bits & REVERSES) == 0 ? 1 : -1;
                anything = true;
            }
        }
        if (highestRank != BalanceAccumulator.NO_MOMENT) {
            sum.addBooked(booked, highestRank);
            sum.certainty().add(certainty, withCertainty);
        }
        return anything;
    }

    /** Adds one booked posting. */
    void addTo(BalanceAccumulator sum, AsOfFilter filter, int index) {
        sum.addBooked(thousands[index], filter.momentRank(moment(index)));
        sum.addBases(openingDelta(index), baseDelta(index));
        sum.certainty().add(packedCertainty[index], reversalSign(index));
    }

    /** Number of postings proposed up to a ledger number. */
    int sizeAsOf(long upTo) {
        return SortedArraySearch.countUpTo(mutations.sizeAsOf(upTo) - 1, mutation, size);
    }

    /** Writes the postings as of a ledger number. */
    int write(DataOutput out, long upTo) throws IOException {
        int count = sizeAsOf(upTo);
        out.writeInt(count);
        ByteBuffer bytes = ByteBuffer.allocate(count * BYTES);
        for (int i = 0; i < count; i++) {
            boolean settled = settledFrom[i] <= upTo;
            boolean booked = settled && isBooked(i);
            bytes.putLong(thousands[i])
                    .putInt(day[i])
                    .putInt(settled ? settledFrom[i] : NOT_SETTLED)
                    .putInt(mutation[i])
                    .putInt(booked ? bookingEntryNumber[i] : 0)
                    .putInt(booked ? tag[i] : tag[i] & -(1 << LINE_BITS) & ~BOOKED)
                    .put(packedCertainty[i])
                    .putShort(packedMarks[i]);
        }
        out.write(bytes.array());
        return count;
    }

    void read(DataInput in) throws IOException {
        size = in.readInt();
        grow(size + Math.max(INITIAL_CAPACITY, size / 8));
        ByteBuffer bytes = ByteBuffer.allocate(size * BYTES);
        in.readFully(bytes.array());
        for (int i = 0; i < size; i++) {
            thousands[i] = bytes.getLong();
            day[i] = bytes.getInt();
            settledFrom[i] = bytes.getInt();
            mutation[i] = bytes.getInt();
            bookingEntryNumber[i] = bytes.getInt();
            tag[i] = bytes.getInt();
            packedCertainty[i] = bytes.get();
            packedMarks[i] = bytes.getShort();
            lastBookedFrom = isBooked(i) ? Math.max(lastBookedFrom, settledFrom[i]) : lastBookedFrom;
        }
        IntStream.range(0, size / SettledChunk.SIZE).forEach(this::summarize);
    }
}
