package nl.mutatieboek.balance.history;

/**
 * Position on the width of a chart in percent, so that the chart scales with the page while its text does not.
 *
 * @param hundredths hundredths of a percent, 0 to {@link #WHOLE}
 */
record WidthPercentage(int hundredths) {
    static final int WHOLE = 10_000;

    private static final int ONE = 100;
    private static final int TEN = 10;

    WidthPercentage {
        if (hundredths < 0 || hundredths > WHOLE) {
            throw new IllegalArgumentException("Not a percentage of the width: " + hundredths);
        }
    }

    /** SVG value: {@code 12.05%}. */
    @Override
    public String toString() {
        int rest = hundredths % ONE;
        return hundredths / ONE + (rest < TEN ? ".0" : ".") + rest + "%";
    }
}
