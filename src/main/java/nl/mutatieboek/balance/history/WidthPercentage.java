package nl.mutatieboek.balance.history;

/**
 * A place on the width of a drawing, which has no width of its own: what is drawn grows with the page, and what is written does not.
 *
 * @param hundredths hundredths of a percent, 0 to {@link #WHOLE}
 */
record WidthPercentage(int hundredths) {
    static final int WHOLE = 10_000;

    private static final int ONE = 100;
    private static final int TEN = 10;

    WidthPercentage {
        if (hundredths < 0 || hundredths > WHOLE) {
            throw new IllegalArgumentException("Beside the drawing: " + hundredths);
        }
    }

    /** As it stands in a drawing: {@code 12.05%}. */
    @Override
    public String toString() {
        int rest = hundredths % ONE;
        return hundredths / ONE + (rest < TEN ? ".0" : ".") + rest + "%";
    }
}
