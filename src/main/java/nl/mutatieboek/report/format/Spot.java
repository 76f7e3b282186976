package nl.mutatieboek.report.format;

import org.jspecify.annotations.Nullable;

/**
 * One place of a {@link Sheet}.
 *
 * @param holds what it is
 * @param number whole thousands of euros, or tenths of a percent
 * @param text of words
 * @param look how it is shown
 * @param href where it is explained: an address that can be followed from anywhere
 */
record Spot(
        Holds holds,
        long number,
        String text,
        Look look,
        @Nullable String href) {
    /** A number in a spreadsheet is exact up to fifteen digits. */
    private static final long EXACT = 999_999_999_999_999L;

    /** What stands there. */
    enum Holds {
        NOTHING,
        AMOUNT,
        SHARE,
        TEXT
    }

    /**
     * How it is shown.
     *
     * @param strong as of a total
     * @param faint as what is not there
     * @param right at the right of its column
     * @param wrapped on as many lines as it needs
     * @param indent how far it begins from the left, 0 to 9
     */
    record Look(boolean strong, boolean faint, boolean right, boolean wrapped, int indent) {
        static final Look PLAIN = new Look(false, false, false, false, 0);
        static final Look STRONG = new Look(true, false, false, false, 0);
        static final Look WRAPPED = new Look(false, false, false, true, 0);

        static Look heading(boolean right) {
            return new Look(true, false, right, true, 0);
        }
    }

    static final Spot NOTHING = new Spot(Holds.NOTHING, 0, "", Look.PLAIN, null);

    static Spot text(String text, Look look) {
        return new Spot(Holds.TEXT, 0, text, look, null);
    }

    /** An amount; as a text of digits where a spreadsheet would round it. */
    static Spot amount(long thousands, Look look, @Nullable String href) {
        return Math.abs(thousands) > EXACT || thousands == Long.MIN_VALUE
                ? new Spot(Holds.TEXT, 0, Long.toString(thousands), look, href)
                : new Spot(Holds.AMOUNT, thousands, "", look, href);
    }

    Spot at(@Nullable String address) {
        return new Spot(holds, number, text, look, address);
    }
}
