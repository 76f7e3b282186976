package nl.mutatieboek.ledger.projection;

import java.util.Arrays;
import java.util.UUID;
import nl.mutatieboek.domain.value.MutationId;

/**
 * Numbers mutations from 0 in the order of arrival, so that projections can store a million of them in arrays. Uses
 * about 24 bytes per mutation.
 */
public final class MutationOrdinalIndex {
    /** Ordinal of an unknown mutation. */
    public static final int NO_ORDINAL = -1;

    private static final int INITIAL_CAPACITY = 16;

    private long[] highs = new long[INITIAL_CAPACITY];
    private long[] lows = new long[INITIAL_CAPACITY];
    private int size;
    /** Open-addressing hash table of ordinals; an id is a hash already. */
    private int[] table = emptyTable(INITIAL_CAPACITY * 2);

    private static int[] emptyTable(int size) {
        int[] empty = new int[size];
        Arrays.fill(empty, NO_ORDINAL);
        return empty;
    }

    /**
     * Assigns the next ordinal.
     *
     * @throws IllegalStateException if the mutation has one
     */
    public int assignOrdinal(MutationId id) {
        long high = id.value().getMostSignificantBits();
        long low = id.value().getLeastSignificantBits();
        if (ordinalOf(high, low) != NO_ORDINAL) {
            throw new IllegalStateException("Mutation has an ordinal already: " + id);
        }
        if (size == highs.length) {
            int capacity = size + size / 4;
            highs = Arrays.copyOf(highs, capacity);
            lows = Arrays.copyOf(lows, capacity);
        }
        highs[size] = high;
        lows[size] = low;
        if (2 * (size + 1) > table.length) {
            table = emptyTable(table.length * 2);
            for (int ordinal = 0; ordinal < size; ordinal++) {
                insert(ordinal);
            }
        }
        insert(size);
        return size++;
    }

    private void insert(int ordinal) {
        int slot = firstSlot(highs[ordinal]);
        while (table[slot] != NO_ORDINAL) {
            slot = next(slot);
        }
        table[slot] = ordinal;
    }

    /** Returns the ordinal of a mutation, or {@link #NO_ORDINAL}. */
    public int ordinalOf(MutationId id) {
        return ordinalOf(id.value().getMostSignificantBits(), id.value().getLeastSignificantBits());
    }

    private int ordinalOf(long high, long low) {
        for (int slot = firstSlot(high); table[slot] != NO_ORDINAL; slot = next(slot)) {
            int ordinal = table[slot];
            if (highs[ordinal] == high && lows[ordinal] == low) {
                return ordinal;
            }
        }
        return NO_ORDINAL;
    }

    private int firstSlot(long high) {
        return (int) (high >>> 32) & (table.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (table.length - 1);
    }

    public MutationId mutationId(int ordinal) {
        return new MutationId(new UUID(highs[ordinal], lows[ordinal]));
    }

    public int size() {
        return size;
    }
}
