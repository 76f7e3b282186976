package nl.mutatieboek.browser;

/**
 * The screen of a browser.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param zoom device pixels per CSS pixel
 */
record ScreenSize(int width, int height, int zoom) {
    /** A screen of 1280 by 1024, at 200 %. */
    static final ScreenSize ZOOMED = new ScreenSize(640, 512, 2);

    /** A screen of this width, at 100 %. */
    static ScreenSize wide(int width) {
        return new ScreenSize(width, 900, 1);
    }
}
