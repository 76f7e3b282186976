package nl.mutatieboek.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The menus in the header of every page. */
@Tag("whole")
class MenuTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.demo().withPerson("employee", "READER");

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    @ParameterizedTest
    @CsvSource({"1280, nl-NL", "1280, en-GB", "1024, nl-NL", "1024, en-GB"})
    void header_is_one_row(int width, String language) {
        Page page = CHROMIUM.page("approver", width, language);

        BoundingBox header = page.locator("header").boundingBox();

        assertThat(header.height).isLessThan(60);
        assertThat(page.locator("header nav > *").all())
                .extracting(item -> item.boundingBox().y)
                .allMatch(top -> top < header.height);
    }

    /** The work list shows how much waits. */
    @BeforeAll
    static void propose() {
        HttpReply reply = BOOK.as("proposer").post("/v1/mutations", """
            {"kind": "RE_ESTIMATE", "title": "Meer tolken", "explanation": "Omdat.", "moment": "2026-OWB", "basis": "READ",
             "cause": "Raming", "prognosisNotStated": true, "source": {"document": "Werkdocument"},
             "postings": [{"item": "XX/37/3", "flow": "EXPENDITURE", "year": 2027, "thousands": 25}]}
            """);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        BOOK.awaitProjections();
    }

    @Test
    void menu_closes_on_escape_outside_click_and_lost_focus() {
        Page page = CHROMIUM.page("proposer", 1280, "nl-NL");
        Locator menu = page.locator("header details").first();
        Locator label = menu.locator("summary");

        label.click();
        assertThat(menu.locator("a").first()).isVisible();
        page.keyboard().press("Escape");
        assertThat(menu.locator("a").first()).isHidden();
        assertThat(label).isFocused();

        label.click();
        page.locator("h1").click();
        assertThat(menu.locator("a").first()).isHidden();

        label.click();
        page.locator("header details").last().locator("summary").focus();
        assertThat(menu.locator("a").first()).isHidden();
    }

    @Test
    void menu_shows_only_what_a_person_may_use() {
        Page reader = CHROMIUM.page("employee", 1280, "nl-NL");
        assertThat(reader.locator("header a[href='/rebuilds']")).hasCount(0);
        assertThat(reader.locator("header a[href='/embargoed-reads']")).hasCount(0);
        assertThat(reader.locator("header a[href='/people']")).hasCount(0);
        assertThat(reader.locator("header a[href='/archive']")).hasCount(1);
        assertThat(reader.locator("header a[href='/password']")).hasCount(1);

        Page auditor = CHROMIUM.page("auditor", 1280, "nl-NL");
        assertThat(auditor.locator("header a[href='/rebuilds']")).hasCount(1);
        assertThat(auditor.locator("header a[href='/embargoed-reads']")).hasCount(1);
    }

    @Test
    void replay_is_offered_unless_an_embargo_refuses_it() {
        PageClient proposer = BOOK.browse("proposer");
        String form = "form[action=/replays]";
        assertThat(proposer.get("/rebuilds").page().select(form)).hasSize(1);

        new LedgerFixture(BOOK).moment("2190-OWB", "2189-09-15");
        BOOK.awaitProjections();

        assertThat(proposer.get("/rebuilds").page().select(form)).isEmpty();
        assertThat(BOOK.browse("auditor").get("/rebuilds").page().select(form)).hasSize(1);
    }
}
