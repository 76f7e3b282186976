package nl.mutatieboek.ledger.verification;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event identifiers that were used, in little room: as the two longs of a UUID, in one table that is never more than half
 * full. What is not a UUID as the book writes it, or is the one of noughts that marks an empty place, is kept as its text.
 */
final class CompactEventIdSet {
    private static final UUID EMPTY = new UUID(0, 0);
    private static final int FIRST_PLACES = 1 << 10;
    private static final long SPREADS = 0x9E3779B97F4A7C15L;

    private final Set<String> others = new HashSet<>();
    private long[] table = new long[2 * FIRST_PLACES];
    private int used;

    /** Notes one; whether it was not used before. */
    boolean addIfAbsent(String identifier) {
        UUID uuid = uuid(identifier);
        if (uuid == null || uuid.equals(EMPTY)) {
            return others.add(identifier);
        }
        return addIfAbsent(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** The one that is written like this and no other way; null where there is none. */
    private static @Nullable UUID uuid(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equals(text) ? uuid : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private boolean addIfAbsent(long most, long least) {
        if (4 * used == table.length) {
            grow();
        }
        int place = place(most, least);
        if (table[place] == most && table[place + 1] == least) {
            return false;
        }
        table[place] = most;
        table[place + 1] = least;
        used++;
        return true;
    }

    /** Where it stands, or the empty place where it would. */
    private int place(long most, long least) {
        int last = table.length - 1;
        // What is chosen so that many want one place makes it slow and not wrong.
        int place = (Long.hashCode((most ^ Long.rotateLeft(least, 32)) * SPREADS) << 1) & last;
        while ((table[place] != most || table[place + 1] != least) && (table[place] != 0 || table[place + 1] != 0)) {
            place = (place + 2) & last;
        }
        return place;
    }

    private void grow() {
        long[] before = table;
        table = new long[Math.multiplyExact(2, before.length)];
        for (int i = 0; i < before.length; i += 2) {
            if (before[i] != 0 || before[i + 1] != 0) {
                int place = place(before[i], before[i + 1]);
                table[place] = before[i];
                table[place + 1] = before[i + 1];
            }
        }
    }
}
