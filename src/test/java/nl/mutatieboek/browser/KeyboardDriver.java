package nl.mutatieboek.browser;

import com.microsoft.playwright.Page;

/** Uses a page with the keyboard only. */
final class KeyboardDriver {
    private static final int PATIENCE = 200;

    private final Page page;

    KeyboardDriver(Page page) {
        this.page = page;
    }

    /** Tabs until this field has the focus, as a keyboard user does. */
    KeyboardDriver focus(String selector) {
        for (int i = 0; i < PATIENCE; i++) {
            if (Boolean.TRUE.equals(page.evaluate("selector => document.activeElement?.matches(selector)", selector))) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not reach " + selector + " at " + page.url());
    }

    KeyboardDriver type(String text) {
        page.keyboard().type(text);
        return this;
    }

    KeyboardDriver press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** Chooses in the list that has the focus, by its arrows. */
    KeyboardDriver choose(String value) {
        for (int i = 0; i < PATIENCE; i++) {
            if (value.equals(page.evaluate("() => document.activeElement.value"))) {
                return this;
            }
            page.keyboard().press("ArrowDown");
        }
        throw new AssertionError("There is no " + value + " to choose");
    }

    /** Pastes text from the clipboard. */
    KeyboardDriver paste(String text) {
        page.evaluate("text => navigator.clipboard.writeText(text)", text);
        return press("Control+V");
    }

    KeyboardDriver logIn(String name) {
        page.navigate("/login");
        focus("#username").type(name).focus("#password").type(name).press("Enter");
        page.waitForURL("**/");
        return this;
    }

    KeyboardDriver follow(String href) {
        return followTo("a[href=\"" + href + "\"]");
    }

    /** Follows a link to wherever it leads. */
    KeyboardDriver followTo(String selector) {
        String here = page.url();
        focus(selector).press("Enter");
        page.waitForURL(url -> !url.equals(here));
        return this;
    }
}
