package nl.mutatieboek.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tasks of each role in the demo book, from login to result. */
@Tag("whole")
class UserTaskTest {
    private static final int WIDE = 1440;

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.demo().withPerson("employee", "READER");

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    @BeforeAll
    static void read() {
        new LedgerFixture(BOOK).moment("2190-OWB", "2189-09-20");
        BOOK.awaitProjections();
    }

    @Test
    void controller_approves_several_proposals_at_once() {
        propose("RE_ESTIMATE", "Minder reizen", posting("XX/37/3", "EXPENDITURE", 2026, -40));
        propose("RE_ESTIMATE", "Meer tolken", posting("XX/37/3", "EXPENDITURE", 2027, 25));
        Page page = CHROMIUM.page("approver", WIDE, "nl-NL");

        follow(page, "Werklijst");
        page.getByLabel("Minder reizen").check();
        page.getByLabel("Meer tolken").check();
        page.getByRole(AriaRole.BUTTON, named("Gekozen mutaties goedkeuren")).click();

        assertThat(page.getByRole(AriaRole.REGION, named("2 mutaties goedgekeurd.")))
                .isVisible();
        follow(page, "Mutaties");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Minder reizen")))
                .containsText("geboekt");
    }

    @Test
    void other_department_confirms_its_part_of_a_transfer() {
        String id = propose(
                "TRANSFER",
                "Bijdrage opvang in de regio",
                posting("XVII/~", "EXPENDITURE", 2027, -300),
                posting("XX/37/~", "EXPENDITURE", 2027, 300));
        BOOK.as("approver").post("/v1/mutations/" + id + "/approvals", "");
        Page page = CHROMIUM.page("counterpart", WIDE, "nl-NL");

        follow(page, "Werklijst");
        page.getByRole(AriaRole.LINK, link("Bijdrage opvang in de regio")).click();
        assertThat(page.locator("table.impact .item")).hasCount(2);
        page.getByRole(AriaRole.BUTTON, named("Bevestigen")).click();

        assertThat(page.locator(".state")).hasText("geboekt");
    }

    @Test
    void auditor_traces_a_figure_to_its_postings_and_an_earlier_date() {
        Page page = CHROMIUM.page("auditor", WIDE, "nl-NL");
        follow(page, "Standen");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("alles uitklappen"))
                .click();
        page.locator("tr", new Page.LocatorOptions().setHasText("XX/92/asielmaatregelen"))
                .getByRole(AriaRole.LINK)
                .getByText("46.322")
                .click();

        assertThat(page.locator("dl.sum")).containsText("46.322");
        assertThat(page.locator("table.trail tbody tr")).hasCount(2);
        assertThat(page.locator("table.trail tbody tr").first()).containsText("115.000");
        assertThat(page.locator("table.trail tbody tr").last()).containsText("‒ 68.678");
        assertThat(page.locator("table.trail tbody tr").last()).containsText("46.322");
        String trail = page.url();
        page.locator("table.trail tbody tr").last().locator("th a").first().click();
        assertThat(page.locator("main")).containsText("approver");
        assertThat(page.locator("main")).containsText("goedgekeurd");

        page.navigate(trail);
        page.locator(".timebar:not(.markbar) > summary").click();
        page.getByLabel("Geldend op").fill("15 september 2025");
        page.getByRole(AriaRole.BUTTON, named("Tonen")).click();
        assertThat(page).hasURL(Pattern.compile(".*effectiveOn=2025-09-15.*"));
        assertThat(page.locator("dl.sum")).containsText("115.000");
        assertThat(page.locator("table.trail tbody tr")).hasCount(1);
    }

    @Test
    void auditor_compares_the_figures_of_two_documents() {
        Page page = CHROMIUM.page("auditor", WIDE, "nl-NL");
        page.navigate("/trail?item=XX/92&flow=EXPENDITURE&year=2026");
        page.getByRole(AriaRole.LINK, link("Twee punten in de tijd")).click();
        page.locator("#from-moment").selectOption("2025-O1");
        page.locator("#to-moment").selectOption("2026-OWB");
        page.getByRole(AriaRole.BUTTON, named("Vergelijken")).click();

        assertThat(page.locator("main")).containsText("‒ 68.678");
        assertThat(page).hasURL(Pattern.compile(".*from=moment(=|%3D)2025-O1.*to=moment(=|%3D)2026-OWB.*"));
    }

    @Test
    void reader_downloads_the_new_policy_table_as_csv() throws IOException {
        Page page = CHROMIUM.page("employee", WIDE, "nl-NL");
        follow(page, "Rapporten");
        page.locator("main a[href*='/reports/new-policy']").first().click();
        assertThat(page.locator("main table").first()).containsText("68.678");

        Download csv = page.waitForDownload(() ->
                page.locator("main a[href*='/reports/new-policy/csv']").first().click());

        assertThat(Files.readString(csv.path(), StandardCharsets.UTF_8)).contains("68678");
    }

    @Test
    void importer_sees_the_errors_of_a_file_in_a_dry_run() {
        Page page = CHROMIUM.page("importer", WIDE, "nl-NL");
        page.getByText("Beheer", new Page.GetByTextOptions().setExact(true)).click();
        follow(page, "Import");
        page.locator("select[name=format]").selectOption("mutations");
        byte[] wrong = "nothing;of;the;kind\n1;2;3;4\n".getBytes(StandardCharsets.UTF_8);
        page.setInputFiles("input[type=file]", new FilePayload("wrong.csv", "text/csv", wrong));
        page.getByRole(AriaRole.BUTTON, named("Proberen, niets vastleggen")).click();

        page.waitForURL("**/imports*");
        assertThat(page.locator("main")).containsText("Waarom het niet kan worden overgenomen");
    }

    @Test
    void importer_imports_a_file_after_a_dry_run_and_sees_the_result() {
        Page page = CHROMIUM.page("importer", WIDE, "nl-NL");
        page.getByText("Beheer", new Page.GetByTextOptions().setExact(true)).click();
        follow(page, "Import");
        upload(page, "Proberen, niets vastleggen");
        assertThat(page.locator("section.asked").first()).containsText("geprobeerd: niets is vastgelegd");
        assertThat(page.locator("section.asked").first().locator(".badge.state"))
                .hasText("kan worden overgenomen");
        upload(page, "Overnemen");
        assertThat(page.locator("section.asked").first().locator(".badge.state"))
                .hasText("overgenomen");

        BOOK.awaitProjections();
        follow(page, "Mutaties");
        page.getByRole(AriaRole.LINK, link("Nieuwe opvanglocaties")).click();
        assertThat(page.locator(".state")).hasText("geboekt");
        assertThat(page.locator(".impact")).containsText("1.234");
        page.navigate("/trail?item=XX/37&flow=EXPENDITURE&year=2030");
        assertThat(page.locator("main")).containsText("Nieuwe opvanglocaties");
    }

    /** Chooses a file of one mutation and reads the text of the button. */
    private static void upload(Page page, String button) {
        page.locator("select[name=format]").selectOption("mutations");
        byte[] file = """
            moment,document,title,kind_of_mutation,chapter,article,article_part,instrument,flow,year,amount_thousands,note,budget_year,precision_thousands,basis,source_url
            OWB,Brief opvang,Nieuwe opvanglocaties,ramingsbijstelling,XX,37,,,uitgaven,2030,1234,,2026,1,read,https://www.example.org/brief
            """.getBytes(StandardCharsets.UTF_8);
        page.setInputFiles("input[type=file]", new FilePayload("opvang.csv", "text/csv", file));
        page.getByRole(AriaRole.BUTTON, named(button)).click();
        page.waitForURL("**/imports*");
        page.waitForFunction("() => !document.querySelector('progress')");
    }

    @Test
    void directorate_controller_finds_the_budget_room_of_an_article_and_its_items() throws IOException {
        Page page = CHROMIUM.page("employee", WIDE, "nl-NL");
        follow(page, "Standen");
        page.getByRole(AriaRole.LINK, link("Per hoofdstuk en begrotingsjaar")).click();
        page.locator("nav.choice")
                .getByText("XX", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.locator("nav.choice")
                .getByText("2026", new Locator.GetByTextOptions().setExact(true))
                .click();
        Locator article = page.locator("tr", new Page.LocatorOptions().setHasText("XX/37"))
                .filter(new Locator.FilterOptions().setHasText("Uitgaven"))
                .first();
        assertThat(article).containsText("nog niet");

        Download csv = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, named("CSV")).click());
        assertThat(Files.readString(csv.path(), StandardCharsets.UTF_8))
                .startsWith("article,name,flow,presented,presentedIn,pending,authorised,known,room\n")
                .contains("\nXX/37,");

        article.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("onderdelen en instrumenten"))
                .click();
        assertThat(page.locator("table.balances")).containsText("XX/37/2");
    }

    @Test
    void directorate_controller_compares_an_item_before_and_after_a_re_estimate() {
        long before = BOOK.ledgerNumber();
        String id = propose("RE_ESTIMATE", "Meerjarenproductieprognose", posting("XX/37/3", "EXPENDITURE", 2028, 150));
        BOOK.as("approver").post("/v1/mutations/" + id + "/approvals", "");
        BOOK.awaitProjections();
        Page page = CHROMIUM.page("employee", WIDE, "nl-NL");
        page.navigate("/trail?item=XX/37/3&flow=EXPENDITURE&year=2028");
        page.getByRole(AriaRole.LINK, link("Twee punten in de tijd")).click();
        page.locator("#from-known-at").fill(Long.toString(before));
        page.getByRole(AriaRole.BUTTON, named("Vergelijken")).click();

        assertThat(page.locator("table.bridge tr").last()).containsText("150");
        assertThat(page.locator("main")).containsText("Meerjarenproductieprognose");
    }

    @Test
    void security_officer_reads_and_downloads_the_embargoed_reads() throws IOException {
        BOOK.as("auditor").get("/v1/balances?moment=2190-OWB");
        Page page = CHROMIUM.page("auditor", WIDE, "nl-NL");
        page.getByText("Controle", new Page.GetByTextOptions().setExact(true)).click();
        follow(page, "Inzage");
        assertThat(page.locator("table.register tbody tr").first()).containsText("2190-OWB");

        Download csv = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, named("CSV")).click());

        assertThat(Files.readString(csv.path(), StandardCharsets.UTF_8))
                .contains(",auditor,")
                .contains(",2190-OWB");
        Page reader = CHROMIUM.page("employee", WIDE, "nl-NL");
        reader.getByText("Controle", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(reader.getByRole(AriaRole.LINK, named("Inzage"))).hasCount(0);
        reader.navigate("/embargoed-reads");
        assertThat(reader.locator("main")).not().containsText("2190-OWB");
    }

    @Test
    void archivist_downloads_a_moment_package_with_valid_checksums() throws Exception {
        Page page = CHROMIUM.page("employee", WIDE, "nl-NL");
        page.getByText("Controle", new Page.GetByTextOptions().setExact(true)).click();
        follow(page, "Archief");
        Download file = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named("Archiefpakket 2026-OWB (ZIP)"))
                .click());

        assertThat(file.suggestedFilename()).matches("mutatieboek-archive-2026-OWB-[0-9]+\\.zip");
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file.path()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName().replaceFirst(".*/", ""), zip.readAllBytes());
            }
        }
        String sums = new String(files.get("sha256sums.txt"), StandardCharsets.UTF_8);
        assertThat(sums.lines()).hasSizeGreaterThan(6).allSatisfy(line -> {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(files.get(line.substring(66)));
            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(line.substring(0, 64));
        });
    }

    @Test
    void administrator_registers_a_moment_and_grants_roles() {
        Page page = CHROMIUM.page("approver", WIDE, "nl-NL");
        page.getByText("Beheer", new Page.GetByTextOptions().setExact(true)).click();
        follow(page, "Momenten");
        page.getByLabel("Moment", new Page.GetByLabelOptions().setExact(true)).fill("2026-VB");
        page.getByLabel("Ingediend op").fill("18 februari 2026");
        page.getByRole(AriaRole.BUTTON, named("Moment toevoegen")).click();
        assertThat(page.locator("main")).containsText("18 februari 2026");

        page.getByText("Beheer", new Page.GetByTextOptions().setExact(true)).click();
        follow(page, "Gebruikers");
        page.getByLabel("Aanmeldnaam").fill("visser");
        page.locator("#add-name").fill("A. Visser");
        page.locator("#add-role-0").selectOption("READER");
        page.getByRole(AriaRole.BUTTON, named("Nieuw account")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("visser");
        assertThat(page.locator("main")).containsText("A. Visser");
    }

    /** Follows a link of the menu, which may state a count after its name. */
    private static void follow(Page page, String name) {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Hoofdmenu"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name + "\\b")))
                .click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static String posting(String item, String flow, int year, long thousands) {
        return "{\"item\": \"%s\", \"flow\": \"%s\", \"year\": %d, \"thousands\": %d}"
                .formatted(item, flow, year, thousands);
    }

    private static String propose(String kind, String title, String... postings) {
        String more = kind.equals("RE_ESTIMATE") ? "\"cause\": \"Raming\", \"prognosisNotStated\": true," : "";
        HttpReply reply =
                BOOK.as("proposer").post("/v1/mutations", """
                    {"kind": "%s", "title": "%s", "explanation": "Omdat het zo is.", "moment": "2026-OWB", "basis": "READ", %s
                     "source": {"document": "Werkdocument"}, "postings": [%s]}
                    """.formatted(kind, title, more, String.join(",", postings)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        BOOK.awaitProjections();
        return reply.text("/id");
    }
}
