package nl.mutatieboek.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Parts of a page that a script exchanges, with position, focus, address and language preserved. */
@Tag("whole")
class LivePageTest {
    private static final int WIDE = 1440;

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.demo();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    @BeforeAll
    static void read() {
        BOOK.awaitProjections();
    }

    @Test
    void row_expands_without_a_page_reload_and_stores_no_page_content_in_the_browser() {
        Page page = openMarked("auditor", "/balances?open=,");
        page.locator("#fold-XX").focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("main")).containsText("XX/37");
        assertThat(page).hasURL(Pattern.compile(".*open=XX.*"));
        assertThat(page.locator("#fold-XX")).isFocused();
        assertThat(page.locator("#fold-XX")).hasAttribute("aria-expanded", "true");
        assertThat(page.locator("#languages a")).hasAttribute("href", Pattern.compile(".*open=XX.*"));
        page.locator("#flow-COMMITMENTS").click();
        assertThat(page.locator("#flow-COMMITMENTS")).hasAttribute("aria-current", "page");
        assertThat(page.locator("#scope input[name=flow]")).hasValue("COMMITMENTS");
        assertIsMarked(page);
        assertThat((String) page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])"))
                .contains("flow=COMMITMENTS")
                .doesNotContain("<")
                .hasSizeLessThan(300);

        page.goBack();
        assertThat(page.locator("#flow-EXPENDITURE")).hasAttribute("aria-current", "page");
        assertThat(page.locator("main")).containsText("XX/37");
    }

    @Test
    void search_results_narrow_during_typing_and_the_address_holds_only_the_query() {
        Page page = openMarked("auditor", "/mutations");
        int all = page.locator("table.register tbody tr").count();
        page.locator("#search-text").pressSequentially("nergens te vinden");

        assertThat(page.locator("table.register tbody tr")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile(".*/mutations\\?text=nergens(\\+|%20)te(\\+|%20)vinden$"));
        assertThat(page.locator("#search-status")).hasText("Op deze pagina: 0");
        assertThat(page.locator("#search-text")).isFocused();
        assertThat(page.locator("#scope input[name=text]")).hasValue("nergens te vinden");
        assertIsMarked(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Zoekopdracht wissen"))
                .click();
        assertThat(page.locator("table.register tbody tr")).hasCount(all);
    }

    @Test
    void invalid_search_is_corrected_in_its_own_field() {
        Page page = CHROMIUM.page("auditor", WIDE, "nl-NL");
        page.navigate("/mutations?text=asiel&recordedFrom=31-02-2026");
        page.getByLabel("Vastgelegd vanaf").fill("1 januari 2026");
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile(".*recordedFrom=2026-01-01.*"));
        assertThat(page.locator("#search-recorded-from")).hasValue("01-01-2026");
        assertThat(page.locator("#search-text")).hasValue("asiel");
    }

    @Test
    void replay_page_shows_progress_until_completion() {
        Page page = openMarked("auditor", "/rebuilds");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Herhalen, niets wijzigen"))
                .click();

        assertThat(page.locator("#asked .state").first()).hasText("gelijk");
        assertThat(page.locator("#asked")).containsText("klopt van boeking 1 t/m 82");
    }

    @Test
    void expired_session_returns_to_the_same_page_after_login() {
        Page page = openMarked("auditor", "/balances?open=,");
        page.context().clearCookies();
        page.locator("#fold-XX").click();

        page.waitForURL("**/login");
        page.fill("#username", "auditor");
        page.fill("#password", "auditor");
        page.press("#password", "Enter");
        page.waitForURL("**/balances?open=,**");
    }

    private static Page openMarked(String name, String path) {
        Page page = CHROMIUM.page(name, WIDE, "nl-NL");
        page.navigate(path);
        page.evaluate("document.body.dataset.mark = 'here'");
        return page;
    }

    private static void assertIsMarked(Page page) {
        assertThat(page.locator("body[data-mark=here]")).hasCount(1);
    }
}
