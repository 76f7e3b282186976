package nl.mutatieboek.ledger.projection;

import java.util.Arrays;
import java.util.UUID;
import nl.mutatieboek.domain.value.MutationId;

/**
 * Numbers mutations from 0 in the order in which they are met, so that a projection can keep what it knows of a million of
 * them in columns. About 24 bytes each.
 */
public final class MutationOrdinalIndex {
    /** What is not numbered has no number. */
    public static final int NO_ORDINAL = -1;

    private static final int FIRST = 16;

    private long[] highs = new long[FIRST];
    private long[] lows = new long[FIRST];
    private int size;
    /** Where a number stands follows from its id, which is a hash already; the next free place where another stands there. */
    private int[] places = emptyPlaces(FIRST * 2);

    private static int[] emptyPlaces(int size) {
        int[] empty = new int[size];
        Arrays.fill(empty, NO_ORDINAL);
        return empty;
    }

    /**
     * The number of a mutation that was not met before.
     *
     * @throws IllegalStateException if it was
     */
    public int assignOrdinal(MutationId id) {
        long high = id.value().getMostSignificantBits();
        long low = id.value().getLeastSignificantBits();
        if (ordinalOf(high, low) != NO_ORDINAL) {
            throw new IllegalStateException("Proposed twice: " + id);
        }
        if (size == highs.length) {
            int room = size + size / 4;
            highs = Arrays.copyOf(highs, room);
            lows = Arrays.copyOf(lows, room);
        }
        highs[size] = high;
        lows[size] = low;
        if (2 * (size + 1) > places.length) {
            places = emptyPlaces(places.length * 2);
            for (int number = 0; number < size; number++) {
                place(number);
            }
        }
        place(size);
        return size++;
    }

    private void place(int number) {
        int place = firstPlace(highs[number]);
        while (places[place] != NO_ORDINAL) {
            place = next(place);
        }
        places[place] = number;
    }

    /** The number of a mutation, or {@link #NO_ORDINAL}. */
    public int ordinalOf(MutationId id) {
        return ordinalOf(id.value().getMostSignificantBits(), id.value().getLeastSignificantBits());
    }

    private int ordinalOf(long high, long low) {
        for (int place = firstPlace(high); places[place] != NO_ORDINAL; place = next(place)) {
            int number = places[place];
            if (highs[number] == high && lows[number] == low) {
                return number;
            }
        }
        return NO_ORDINAL;
    }

    private int firstPlace(long high) {
        return (int) (high >>> 32) & (places.length - 1);
    }

    private int next(int place) {
        return (place + 1) & (places.length - 1);
    }

    public MutationId mutationId(int number) {
        return new MutationId(new UUID(highs[number], lows[number]));
    }

    public int size() {
        return size;
    }
}
