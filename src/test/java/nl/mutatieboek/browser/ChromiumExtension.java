package nl.mutatieboek.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Debian's Chromium with a running book. Its tests are skipped, with a message, if it is not installed. A console error
 * or a request to another host fails the test.
 *
 * <p>The program without windows comes first, since it needs three quarters of the time. A busy machine needs more
 * patience than is usual: 5 seconds for an assertion, 30 for anything else.
 */
final class ChromiumExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final List<Path> EXECUTABLES =
            List.of(Path.of("/usr/bin/chromium-headless-shell"), Path.of("/usr/bin/chromium"));
    private static final double PATIENCE_MILLIS = 60_000;
    private static final double START_PATIENCE_MILLIS = 180_000;

    private final ApplicationFixture book;
    private final List<String> wrong = new ArrayList<>();
    private final List<BrowserContext> open = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;

    private ChromiumExtension(ApplicationFixture book) {
        this.book = book;
    }

    static ChromiumExtension forApplication(ApplicationFixture book) {
        return new ChromiumExtension(book);
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        Optional<Path> executable =
                EXECUTABLES.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(executable.isPresent(), "Skipped: there is no browser at " + EXECUTABLES);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable.get())
                        .setTimeout(START_PATIENCE_MILLIS)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    /** A browser with its own profile, which is kept until the test ends. */
    BrowserContext newContext(int width, String language) {
        return newContext(ScreenSize.wide(width), language);
    }

    /** A browser with another screen. */
    BrowserContext newContext(ScreenSize screen, String language) {
        return newContext(screen, language, true);
    }

    private BrowserContext newContext(ScreenSize screen, String language, boolean javaScript) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(book.uri("").toString())
                .setViewportSize(screen.width(), screen.height())
                .setDeviceScaleFactor(screen.zoom())
                .setLocale(language)
                .setJavaScriptEnabled(javaScript)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.setDefaultNavigationTimeout(PATIENCE_MILLIS);
        context.onConsoleMessage(message -> {
            // A refused form is not an error of the page.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                wrong.add(message.text());
            }
        });
        context.onWebError(error -> wrong.add(error.error()));
        context.onRequest(request -> {
            URI requested = URI.create(request.url());
            if (requested.getHost() != null
                    && !requested.getHost().equals(book.uri("").getHost())) {
                wrong.add("Asked of another host: " + requested);
            }
        });
        open.add(context);
        return context;
    }

    /** A page of a logged-in user. */
    Page page(String name, int width, String language) {
        return page(name, ScreenSize.wide(width), language);
    }

    /** A page with another screen. */
    Page page(String name, ScreenSize screen, String language) {
        return logIn(name, newContext(screen, language).newPage());
    }

    /** A Dutch page of a logged-in user, with or without JavaScript. */
    Page page(String name, boolean javaScript) {
        return logIn(
                name, newContext(ScreenSize.wide(1440), "nl-NL", javaScript).newPage());
    }

    private static Page logIn(String name, Page page) {
        page.navigate("/login");
        page.fill("#username", name);
        page.fill("#password", name);
        page.press("#password", "Enter");
        page.waitForURL("**/");
        return page;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        open.forEach(BrowserContext::close);
        open.clear();
        List<String> found = List.copyOf(wrong);
        wrong.clear();
        assertThat(found).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (playwright != null) {
            playwright.close();
        }
    }
}
