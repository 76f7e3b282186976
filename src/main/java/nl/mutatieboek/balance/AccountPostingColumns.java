package nl.mutatieboek.balance;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one account, in the order in which they were proposed: a column each of what a balance needs to know, so that
 * thousands of them are summed in microseconds. A line is proposed once and then, once, booked or ended; nothing else of it
 * ever changes. 33 bytes a line, and a sixteenth more on average while the columns have room; besides its blocks.
 */
final class AccountPostingColumns {
    /** While a line is pending. */
    static final int NOT_SETTLED = Integer.MAX_VALUE;

    private static final int BYTES = 33;
    private static final int FIRST = 4;
    private static final int LINE_BITS = 13;
    private static final int MOMENT_BITS = 13;
    private static final int BOOKED = 1 << (LINE_BITS + MOMENT_BITS);
    private static final int OPENS = BOOKED << 1;
    private static final int STATES = BOOKED << 2;
    private static final int TAKES_BACK = BOOKED << 3;

    /** How many moments there can be. */
    static final int MOST_MOMENTS = 1 << MOMENT_BITS;

    private final BudgetAccount account;
    private final List<ItemPath> itemsFromChapter;
    private int size;
    private long[] thousands = new long[FIRST];
    private int[] day = new int[FIRST];
    /** The ledger number from which it is pending. */
    private int[] from = new int[FIRST];
    /** The ledger number from which it is pending no more: booked, or ended. */
    private int[] settledFrom = new int[FIRST];
    /** The number of the entry that booked it. */
    private int[] bookingEntryNumber = new int[FIRST];

    private int[] mutation = new int[FIRST];
    /** From the lowest bit: the line in its entry, the moment, and what kind of line it is. */
    private int[] tag = new int[FIRST];
    /** How sure its figure is: {@link PostingAttributes#packedCertainty}. */
    private byte[] packedCertainty = new byte[FIRST];
    /** Those of which no line is pending any more. */
    private @Nullable SettledChunk[] blocks = new @Nullable SettledChunk[1];

    /** @param lineage the items that the account lies on or below */
    AccountPostingColumns(BudgetAccount account, List<ItemPath> lineage) {
        this.account = account;
        this.itemsFromChapter = lineage;
    }

    BudgetAccount account() {
        return account;
    }

    /** From the chapter down. */
    List<ItemPath> itemsFromChapter() {
        return itemsFromChapter;
    }

    /** A new line, pending; returns which it is here. */
    int add(long amount, int effectiveDay, int moment, int ofMutation, int pendingFrom, PostingAttributes marks) {
        if (size == thousands.length) {
            grow(size + Math.max(FIRST, size / 8));
        }
        thousands[size] = amount;
        day[size] = effectiveDay;
        from[size] = pendingFrom;
        settledFrom[size] = NOT_SETTLED;
        mutation[size] = ofMutation;
        tag[size] = moment << LINE_BITS | bits(marks.effect()) | (marks.reverses() ? TAKES_BACK : 0);
        packedCertainty[size] = marks.packedCertainty();
        return size++;
    }

    private static int bits(PostingAttributes.BalanceEffect effect) {
        return switch (effect) {
            case CHANGE -> 0;
            case OPENING -> OPENS;
            case STATED -> STATES;
        };
    }

    private void grow(int room) {
        thousands = Arrays.copyOf(thousands, room);
        day = Arrays.copyOf(day, room);
        from = Arrays.copyOf(from, room);
        settledFrom = Arrays.copyOf(settledFrom, room);
        bookingEntryNumber = Arrays.copyOf(bookingEntryNumber, room);
        mutation = Arrays.copyOf(mutation, room);
        tag = Arrays.copyOf(tag, room);
        packedCertainty = Arrays.copyOf(packedCertainty, room);
        blocks = Arrays.copyOf(blocks, room / SettledChunk.SIZE + 1);
    }

    /** The line counts from this ledger number on; it stands in that entry, in that place. */
    void book(int which, int countsFrom, int inEntry, int line) {
        settledFrom[which] = countsFrom;
        bookingEntryNumber[which] = inEntry;
        tag[which] |= line | BOOKED;
        sumUp(which / SettledChunk.SIZE);
    }

    /** The line is pending no more, and counts nowhere. */
    void discard(int which, int from) {
        settledFrom[which] = from;
        sumUp(which / SettledChunk.SIZE);
    }

    private void sumUp(int block) {
        int first = block * SettledChunk.SIZE;
        if (first + SettledChunk.SIZE <= size) {
            blocks[block] = SettledChunk.createIfSettled(this, first);
        }
    }

    int size() {
        return size;
    }

    long thousands(int which) {
        return thousands[which];
    }

    int day(int which) {
        return day[which];
    }

    int from(int which) {
        return from[which];
    }

    int settledFrom(int which) {
        return settledFrom[which];
    }

    int bookingEntryNumber(int which) {
        return bookingEntryNumber[which];
    }

    int mutation(int which) {
        return mutation[which];
    }

    int line(int which) {
        return tag[which] & ((1 << LINE_BITS) - 1);
    }

    int moment(int which) {
        return tag[which] >>> LINE_BITS & (MOST_MOMENTS - 1);
    }

    boolean isBooked(int which) {
        return (tag[which] & BOOKED) != 0;
    }

    /** 1 for a line that opens the account, −1 for one that takes that back. */
    int openingDelta(int which) {
        return (tag[which] & OPENS) == 0 ? 0 : reversalSign(which);
    }

    /** 1 for a line that gives the account a base, −1 for one that takes that back. */
    int baseDelta(int which) {
        return (tag[which] & (OPENS | STATES)) == 0 ? 0 : reversalSign(which);
    }

    /** −1 for a line that takes its original back, and 1 for any other. */
    int reversalSign(int which) {
        return (tag[which] & TAKES_BACK) == 0 ? 1 : -1;
    }

    /** How sure its figure is: {@link PostingAttributes#packedCertainty}. */
    byte packedCertainty(int which) {
        return packedCertainty[which];
    }

    /** Whether the line counts within a cut. */
    boolean isCounted(int which, AsOfFilter cut) {
        return settledFrom[which] <= cut.lastLedgerNumber() && isBooked(which) && within(which, cut);
    }

    /** Whether the line is pending within a cut. */
    boolean isPending(int which, AsOfFilter cut) {
        return from[which] <= cut.lastLedgerNumber()
                && settledFrom[which] > cut.lastLedgerNumber()
                && within(which, cut);
    }

    private boolean within(int which, AsOfFilter cut) {
        return day[which] <= cut.lastDay() && cut.momentRank(moment(which)) <= cut.lastMomentRank();
    }

    boolean hasBookedPostings(long upTo) {
        return IntStream.range(0, size).anyMatch(i -> settledFrom[i] <= upTo && isBooked(i));
    }

    /** What is booked up to a ledger number, in whole thousands of euros. */
    long bookedTotal(long upTo) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            if (settledFrom[i] <= upTo && isBooked(i)) {
                sum = Math.addExact(sum, thousands[i]);
            }
        }
        return sum;
    }

    /** What lies on the account within a cut; false when nothing does. */
    boolean addTo(BalanceAccumulator sum, AsOfFilter cut) {
        boolean anything = false;
        int then = sizeAsOf(cut.lastLedgerNumber());
        for (int first = 0; first < then; first += SettledChunk.SIZE) {
            SettledChunk block = blocks[first / SettledChunk.SIZE];
            if (block != null && block.isUsableFor(cut)) {
                anything |= block.addTo(sum, cut);
            } else {
                anything |= addTo(sum, cut, first, Math.min(then, first + SettledChunk.SIZE));
            }
        }
        return anything;
    }

    private boolean addTo(BalanceAccumulator sum, AsOfFilter cut, int first, int end) {
        boolean anything = false;
        for (int i = first; i < end; i++) {
            if (!within(i, cut)) {
                continue;
            }
            if (settledFrom[i] > cut.lastLedgerNumber()) {
                sum.addPending(thousands[i]);
                anything = true;
            } else if (isBooked(i)) {
                addTo(sum, cut, i);
                anything = true;
            }
        }
        return anything;
    }

    /** Adds one booked line. */
    void addTo(BalanceAccumulator sum, AsOfFilter cut, int which) {
        sum.addBooked(thousands[which], cut.momentRank(moment(which)));
        sum.addBases(openingDelta(which), baseDelta(which));
        sum.certainty().add(packedCertainty[which], reversalSign(which));
    }

    /** How many lines were proposed up to a ledger number. */
    int sizeAsOf(long upTo) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from[middle] <= upTo) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Writes the lines as they were at a ledger number. */
    int write(DataOutput out, long upTo) throws IOException {
        int then = sizeAsOf(upTo);
        out.writeInt(then);
        ByteBuffer bytes = ByteBuffer.allocate(then * BYTES);
        for (int i = 0; i < then; i++) {
            boolean settled = settledFrom[i] <= upTo;
            boolean booked = settled && isBooked(i);
            bytes.putLong(thousands[i])
                    .putInt(day[i])
                    .putInt(from[i])
                    .putInt(settled ? settledFrom[i] : NOT_SETTLED)
                    .putInt(mutation[i])
                    .putInt(booked ? bookingEntryNumber[i] : 0)
                    .putInt(booked ? tag[i] : tag[i] & -(1 << LINE_BITS) & ~BOOKED)
                    .put(packedCertainty[i]);
        }
        out.write(bytes.array());
        return then;
    }

    void read(DataInput in) throws IOException {
        size = in.readInt();
        grow(size + Math.max(FIRST, size / 8));
        ByteBuffer bytes = ByteBuffer.allocate(size * BYTES);
        in.readFully(bytes.array());
        for (int i = 0; i < size; i++) {
            thousands[i] = bytes.getLong();
            day[i] = bytes.getInt();
            from[i] = bytes.getInt();
            settledFrom[i] = bytes.getInt();
            mutation[i] = bytes.getInt();
            bookingEntryNumber[i] = bytes.getInt();
            tag[i] = bytes.getInt();
            packedCertainty[i] = bytes.get();
        }
        IntStream.range(0, size / SettledChunk.SIZE).forEach(this::sumUp);
    }
}
