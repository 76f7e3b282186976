package nl.mutatieboek.ledger.verification;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compact set of event identifiers: UUIDs as two longs in an open-addressing table that is at most half full.
 * Identifiers that are not a canonical UUID, and the nil UUID that marks an empty slot, are stored as text.
 */
final class CompactEventIdSet {
    private static final UUID EMPTY = new UUID(0, 0);
    private static final int INITIAL_SLOTS = 1 << 10;
    private static final long HASH_MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final Set<String> others = new HashSet<>();
    private long[] table = new long[2 * INITIAL_SLOTS];
    private int used;

    /** Adds an identifier; returns false if it was present. */
    boolean addIfAbsent(String identifier) {
        UUID uuid = parseUuid(identifier);
        if (uuid == null || uuid.equals(EMPTY)) {
            return others.add(identifier);
        }
        return addIfAbsent(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** Parses a canonical UUID; null for other text. */
    static @Nullable UUID parseUuid(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equals(text) ? uuid : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private boolean addIfAbsent(long high, long low) {
        if (4 * used == table.length) {
            grow();
        }
        int slot = findSlot(high, low);
        if (table[slot] == high && table[slot + 1] == low) {
            return false;
        }
        table[slot] = high;
        table[slot + 1] = low;
        used++;
        return true;
    }

    /** Returns its slot, or the empty slot where it belongs. */
    private int findSlot(long high, long low) {
        int last = table.length - 1;
        // Crafted collisions make this slow, not wrong.
        int slot = (Long.hashCode((high ^ Long.rotateLeft(low, 32)) * HASH_MULTIPLIER) << 1) & last;
        while ((table[slot] != high || table[slot + 1] != low) && (table[slot] != 0 || table[slot + 1] != 0)) {
            slot = (slot + 2) & last;
        }
        return slot;
    }

    private void grow() {
        long[] old = table;
        table = new long[Math.multiplyExact(2, old.length)];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0 || old[i + 1] != 0) {
                int slot = findSlot(old[i], old[i + 1]);
                table[slot] = old[i];
                table[slot + 1] = old[i + 1];
            }
        }
    }
}
