package nl.mutatieboek.browser;

/**
 * What a browser is before.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param zoom how many pixels of the screen are one of them, each way
 */
record ScreenSize(int width, int height, int zoom) {
    /** A screen of 1280 by 1024, at 200 %. */
    static final ScreenSize ZOOMED = new ScreenSize(640, 512, 2);

    /** As wide as this, at 100 %. */
    static ScreenSize wide(int width) {
        return new ScreenSize(width, 900, 1);
    }
}
