package nl.mutatieboek.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A budget officer enters a mutation, from login to result, and a controller approves it. */
@Tag("whole")
class MutationEntryTest {
    private static final String RESERVE = "XX/92/asielmaatregelen";
    private static final int WIDE = 1440;

    /** As printed in the letter, with figure dashes for amounts given by the reserve. */
    private static final String FIRST_MEASURE = """
        XX/92/asielmaatregelen\t‒ 68.678\t‒ 55.319\t‒ 55.074\t‒ 54.474\t‒ 54.457
        XX/37~91\t68.678\t55.319\t55.074\t54.474\t54.457
        """;

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2025-O1", "2025-04-25")
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91", "XX/92", RESERVE);
        Posting[] reserved = Stream.of(Flow.EXPENDITURE, Flow.COMMITMENTS)
                .flatMap(flow ->
                        IntStream.rangeClosed(2026, 2030).mapToObj(year -> posting(RESERVE, flow, year, 115_000)))
                .toArray(Posting[]::new);
        ledger.book(proposal(MutationKind.RESERVATION, "2025-O1", reserved));
        BOOK.awaitProjections();
    }

    @Test
    void mutation_is_entered_by_keyboard_alone_and_approved_by_another_person() {
        Page officer = CHROMIUM.newContext(WIDE, "nl-NL").newPage();
        KeyboardDriver keys = new KeyboardDriver(officer).logIn("proposer");
        keys.follow("/mutations/new").follow("/mutations/new?kind=RESERVE_ALLOCATION");
        officer.waitForResponse("**/mutations/new", () -> keys.focus("#moment").choose("2026-OWB"));
        assertThat(officer.locator("thead th.figure").first()).hasText("2026");
        keys.focus("#effectiveOn").type("16-09-2025");
        keys.focus("#title").type("Asielmaatregelen Regeerprogramma");
        keys.focus("#explanation")
                .type("Een deel van de benodigde middelen wordt overgeboekt naar de artikelen 37 en 91.");
        keys.focus("#newPolicy").press("Space");
        keys.focus("#basis").choose("READ");
        keys.focus("#document").type("Brief nieuwe beleidsmatige uitgaven 2026 AenM");
        keys.focus("#row-0-item").paste(FIRST_MEASURE);

        assertThat(officer.locator("#row-0-2026")).hasValue("‒ 68.678");
        assertThat(officer.locator("#row-1-2030")).hasValue("54.457");
        assertThat(officer.locator("#looked .verdict")).hasText("De regels laten deze bedragen toe.");
        assertThat(officer.locator("#looked")).containsText("46.322");
        keys.focus("button[value=SEND]").press("Enter");

        officer.waitForURL(Pattern.compile(".*/mutations/[0-9a-f-]{36}"));
        assertThat(officer.locator(".state")).hasText("voorgesteld");
        assertThat(officer.locator("table.impact .item")).hasCount(2);

        BOOK.awaitProjections();
        Page controller = CHROMIUM.newContext(WIDE, "nl-NL").newPage();
        KeyboardDriver others = new KeyboardDriver(controller).logIn("approver");
        others.follow("/mutations").followTo("table a");
        others.focus("form[action$=approvals] button").press("Enter");

        assertThat(controller.locator(".state")).hasText("geboekt");
    }

    @Test
    void refused_amount_is_marked_at_its_cell_during_entry() {
        Page page = CHROMIUM.page("proposer", WIDE, "nl-NL");
        page.navigate("/mutations/new?kind=RESERVE_ALLOCATION");
        page.selectOption("#moment", "2026-OWB");
        assertThat(page.locator("thead th.figure")).hasCount(5);
        page.fill("#row-0-item", RESERVE);
        page.fill("#row-0-2027", "-115.001");
        page.fill("#row-1-item", "XX/37");
        page.fill("#row-1-2027", "115.001");

        assertThat(page.locator("#looked .verdict.refused")).containsText("dekt geen 115.001");
        assertThat(page.locator("#row-0-2027")).hasAttribute("aria-invalid", "true");
        page.fill("#row-0-2027", "-1");
        page.fill("#row-1-2027", "1");
        assertThat(page.locator("#looked .verdict")).hasText("De regels laten deze bedragen toe.");
        assertThat(page.locator("[aria-invalid]")).hasCount(0);
    }

    @Test
    void entry_grid_supports_arrow_keys_enter_and_paste() {
        Page page = CHROMIUM.page("proposer", WIDE, "nl-NL");
        page.navigate("/mutations/new?kind=TRANSFER");
        int rows = page.locator("#rows tr").count();
        page.focus("#row-0-2026");
        KeyboardDriver keys = new KeyboardDriver(page);
        for (int i = 0; i < rows; i++) {
            keys.press("Enter");
        }

        assertThat(page.locator("#row-" + rows + "-2026")).isFocused();
        keys.press("ArrowUp");
        assertThat(page.locator("#row-" + (rows - 1) + "-2026")).isFocused();
        page.focus("#row-2-item");
        keys.paste("XX/37\tV\t1\t2\nXX/91\tOntvangsten\t3\r\nXX/92\tuitgaven\t4\n");
        assertThat(page.locator("#row-2-flow")).hasValue("COMMITMENTS");
        assertThat(page.locator("#row-3-flow")).hasValue("RECEIPTS");
        assertThat(page.locator("#row-4-flow")).hasValue("EXPENDITURE");
        assertThat(page.locator("#row-2-2027")).hasValue("2");
        assertThat(page.locator("#row-4-2026")).hasValue("4");
    }

    @Test
    void item_is_chosen_by_name_with_the_arrow_keys() {
        Page page = CHROMIUM.page("proposer", WIDE, "nl-NL");
        page.navigate("/mutations/new?kind=TRANSFER");
        KeyboardDriver keys = new KeyboardDriver(page).focus("#row-0-item").type("asiel");
        assertThat(page.getByRole(AriaRole.LISTBOX)).isVisible();
        assertThat(page.locator("#row-0-item")).hasAttribute("aria-expanded", "true");
        keys.press("Escape");
        assertThat(page.getByRole(AriaRole.LISTBOX)).hasCount(0);
        assertThat(page.locator("#row-0-item")).hasValue("asiel");

        keys.press("ArrowDown");
        assertThat(page.locator("#item-options [role=option]").first()).containsText(RESERVE);
        keys.press("ArrowDown", "Enter");

        assertThat(page.locator("#row-0-item")).hasValue(RESERVE);
        assertThat(page.locator("#row-0-item")).hasAttribute("aria-expanded", "false");
        assertThat(page.locator("#row-0-item")).isFocused();
    }

    /** The reserve was used last, and its path has the text too. */
    @Test
    void item_that_was_typed_in_full_comes_before_the_items_used_last() {
        Page page = CHROMIUM.page("proposer", WIDE, "nl-NL");
        page.navigate("/mutations/new?kind=TRANSFER");
        assertThat(page.locator("#entry")).hasAttribute("data-recent", Pattern.compile(".*" + RESERVE + ".*"));

        new KeyboardDriver(page).focus("#row-0-item").type("artikel 92");

        assertThat(page.locator("#item-options [role=option] small")).hasText(new String[] {"XX/92", RESERVE});
    }

    @Test
    void pasted_names_become_items_and_ambiguous_ones_are_marked() {
        Page page = CHROMIUM.page("proposer", WIDE, "nl-NL");
        page.navigate("/mutations/new?kind=REALLOCATION");
        page.selectOption("#moment", "2026-OWB");
        assertThat(page.locator("thead th.figure")).hasCount(5);
        new KeyboardDriver(page).focus("#row-0-item").paste("artikel 37\t-5\nasielmaatregelen\t4\nXX\t1\n");

        assertThat(page.locator("#row-0-item")).hasValue("XX/37");
        assertThat(page.locator("#row-1-item")).hasValue(RESERVE);
        assertThat(page.locator("#row-2-item")).hasValue("XX");
        assertThat(page.locator("#row-2-item")).hasAttribute("aria-invalid", "true");
        page.locator("#looked [data-choose=row-2-item]").getByText("XX/91").click();
        assertThat(page.locator("#row-2-item")).hasValue("XX/91");
        assertThat(page.locator("#looked .verdict")).not().containsText("Dit klopt nog niet");
    }

    @Test
    void draft_survives_its_tab_and_session_and_is_visible_to_its_author_only() {
        BrowserContext browser = CHROMIUM.newContext(WIDE, "nl-NL");
        Page page = browser.newPage();
        new KeyboardDriver(page).logIn("proposer");
        page.navigate("/mutations/new?kind=TRANSFER");
        page.fill("#title", "Nog niet af");
        page.fill("#row-1-2028", "1.234");
        page.close();

        Page later = browser.newPage();
        later.navigate("/");
        // The draft of somebody whose login begins alike.
        later.evaluate("""
            () => Object.keys(localStorage).forEach(key =>
                localStorage.setItem(key.replace("proposer", "proposer.smit"), localStorage.getItem(key)))
            """);
        later.click(".person summary");
        later.click(".person button");
        new KeyboardDriver(later).logIn("approver");
        later.navigate("/mutations/new");
        assertThat(later.locator("#drafts")).isHidden();
        later.click(".person summary");
        later.click(".person button");
        new KeyboardDriver(later).logIn("proposer");
        later.navigate("/mutations/new");
        assertThat(later.locator("#drafts li")).hasCount(1);
        later.click("#drafts .go-on");

        assertThat(later.locator("#title")).hasValue("Nog niet af");
        assertThat(later.locator("#kind")).hasValue("TRANSFER");
        assertThat(later.locator("#rows input[value='1.234']")).hasCount(1);
    }

    @Test
    void draft_is_deleted_when_it_is_proposed() {
        Page page = CHROMIUM.page("proposer", WIDE, "en-GB");
        page.navigate("/mutations/new?kind=INTENSIFICATION");
        page.selectOption("#moment", "2026-OWB");
        assertThat(page.locator("thead th.figure")).hasCount(5);
        page.fill("#title", "More");
        page.fill("#explanation", "Because");
        page.fill("#decision", "Ministerraad");
        page.selectOption("#basis", "READ");
        page.fill("#document", "36800-XX-2");
        page.fill("#row-0-item", "XX/37");
        page.fill("#row-0-2026", "5");
        page.click("button[value=SEND]");
        assertThat(page.locator("[data-sent]")).containsText("Proposed");
        page.waitForLoadState();
        page.navigate("/mutations/new");

        assertThat(page.locator("#drafts")).isHidden();
        assertThat((Integer) page.evaluate("() => localStorage.length")).isZero();
    }
}
