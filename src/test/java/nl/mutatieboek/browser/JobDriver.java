package nl.mutatieboek.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

/**
 * Does a job with the keyboard only and counts the steps: a link followed, a menu or folded part opened, a field filled
 * in, a choice made or a button pressed is one step. Logging in is not counted.
 */
final class JobDriver {
    private static final JobTable JOBS = JobTable.read();
    private static final int MOST_TABS = 400;
    private static final int MOST_CHOICES = 3;

    private final ChromiumExtension chromium;
    private final boolean javaScript;
    private Page page;
    private int steps;
    private int loads;

    JobDriver(ChromiumExtension chromium, boolean javaScript) {
        this.chromium = chromium;
        this.javaScript = javaScript;
    }

    /** Goes on as another person, from Home. */
    JobDriver as(String person) {
        page = chromium.page(person, javaScript);
        page.onDOMContentLoaded(loaded -> loads++);
        return this;
    }

    Page page() {
        return page;
    }

    Locator main() {
        return page.locator("main");
    }

    /** Compares the steps with those of the documentation. */
    void requireSteps(int job) {
        assertThat(steps).as("steps of job %d", job).isEqualTo(JOBS.job(job).steps(javaScript));
    }

    /** Follows a link of the main menu, after opening its group. */
    JobDriver menu(String group, String link) {
        open(navigation().locator("summary").filter(new Locator.FilterOptions().setHasText(group)));
        return menu(link);
    }

    JobDriver menu(String link) {
        return load(navigation().getByRole(AriaRole.LINK, named(link)));
    }

    /** Follows the first link of the page with this text. */
    JobDriver link(String name) {
        return load(main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .first());
    }

    /** Presses a button, or a link that looks like one. */
    JobDriver press(String button) {
        return load(main().getByRole(AriaRole.BUTTON, named(button)).first());
    }

    /** Follows a link or presses a button that shows another page. */
    JobDriver load(Locator target) {
        focus(target);
        int before = loads;
        page.keyboard().press("Enter");
        page.waitForCondition(() -> loads > before);
        steps++;
        return this;
    }

    Download download(Locator link) {
        focus(link);
        steps++;
        return page.waitForDownload(() -> page.keyboard().press("Enter"));
    }

    JobDriver open(Locator summary) {
        focus(summary);
        page.keyboard().press("Enter");
        steps++;
        return this;
    }

    JobDriver fill(String selector, String text) {
        focus(main().locator(selector));
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
        steps++;
        return this;
    }

    /** Pastes cells of a spreadsheet, which needs JavaScript. */
    JobDriver paste(String selector, String cells) {
        focus(main().locator(selector));
        page.evaluate("text => navigator.clipboard.writeText(text)", cells);
        page.keyboard().press("Control+V");
        steps++;
        return this;
    }

    /** Chooses from a list by its first letters; again if they came so slowly that the browser forgot some. */
    JobDriver choose(String selector, String option) {
        Locator list = main().locator(selector);
        String chosen = "";
        for (int i = 0; i < MOST_CHOICES && !chosen.regionMatches(true, 0, option, 0, option.length()); i++) {
            if (i > 0) {
                page.keyboard().press("Escape");
                page.waitForTimeout(1_100);
            }
            focus(list);
            page.keyboard().type(option);
            chosen = (String) list.evaluate("list => list.selectedOptions[0].text");
        }
        assertThat(chosen).startsWithIgnoringCase(option);
        steps++;
        return this;
    }

    /** Chooses a file; the window for that belongs to the system. */
    JobDriver upload(String selector, FilePayload file) {
        focus(main().locator(selector));
        main().locator(selector).setInputFiles(file);
        steps++;
        return this;
    }

    private Locator navigation() {
        return page.locator("header nav").first();
    }

    /** Tabs until this has the focus. */
    private void focus(Locator target) {
        target.waitFor();
        for (int i = 0; i < MOST_TABS; i++) {
            if (Boolean.TRUE.equals(target.evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not reach " + target + " at " + page.url());
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
