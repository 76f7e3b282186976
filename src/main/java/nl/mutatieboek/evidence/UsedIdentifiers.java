package nl.mutatieboek.evidence;

import java.util.HashSet;
import java.util.Set;

/**
 * The event identifiers that were used, in little room: as the two longs of a UUID, in one table that is never more than half
 * full. What is not a UUID as the book writes it, or is the one of noughts that marks an empty place, is kept as its text.
 */
final class UsedIdentifiers {
    private static final int LENGTH = 36;
    private static final int FIRST_PLACES = 1 << 10;
    private static final long SPREADS = 0x9E3779B97F4A7C15L;

    private final Set<String> others = new HashSet<>();
    private long[] table = new long[2 * FIRST_PLACES];
    private int used;

    /** Notes one; whether it was not used before. */
    boolean add(String identifier) {
        if (!isUuid(identifier)) {
            return others.add(identifier);
        }
        long most = hex(identifier, 0, 18);
        long least = hex(identifier, 19, LENGTH);
        if (most == 0 && least == 0) {
            return others.add(identifier);
        }
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

    private static boolean isUuid(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : digit(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static long hex(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '-') {
                value = (value << 4) | digit(text.charAt(i));
            }
        }
        return value;
    }

    /** In small letters only: another text is another identifier. */
    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }
}
