package nl.mutatieboek.balance.trail;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proofs of the figure on the page of the trail, downloaded through their links and checked by the offline verifier. */
@Tag("application")
class TrailProofTest {
    private static final int TOO_MANY_ITEMS = 1_001;

    @RegisterExtension
    static final ApplicationFixture BOOK =
            ApplicationFixture.empty().with("mutatieboek.moment-people=1").withPerson("reader", "READER");

    @TempDir
    Path folder;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .moment("2026-O2", "2026-11-20")
                .chapter("XX")
                .items(2025, "XX/37", "XX/37/2", "XX/38", "XX/39");
        ledger.book(proposal(
                MutationKind.OPENING, "2026-OWB", expenditure("XX/37/2", 2026, 100), expenditure("XX/37/~", 2026, 5)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/38", 2026, 7)));
        ledger.book(proposal(
                MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37/2", 2026, -30), expenditure("XX/39", 2026, 4)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O2", expenditure("XX/37/2", 2026, 2)));
        awaitHead(BOOK);
    }

    private static void awaitHead(ApplicationFixture book) {
        book.bean(HeadSigner.class).awaitHead(book.ledgerNumber()).orElseThrow();
        book.awaitProjections();
    }

    @ParameterizedTest
    @CsvSource({
        "item=XX, 112",
        "item=XX/37, 105",
        "item=XX/37/2, 100",
        "item=XX/37/2/~, 100",
        "item=XX/37/~, 5",
        "item=XX&moment=2026-OWB, 112",
        "item=XX/37/2/~&moment=2026-OWB, 100",
        "item=XX&effectiveOn=2025-09-16, 112",
        "item=XX/37&effectiveOn=2199-01-01&order=MOMENT&scope=XX, 105"
    })
    void reader_downloads_the_proof_of_a_figure(String query, long thousands) throws IOException {
        PageClient reader = BOOK.browse("reader");
        PageDocument page = page(reader, query);

        assertThat(page.texts("dl.sum dd data")).first().isEqualTo(Long.toString(thousands));
        assertThat(page.texts("a[href^=/trail/proof]")).containsExactly("Bewijs");
        assertThat(page.text()).contains("Het bestand bewijst dat dit de som is", "Handleiding: Bewijs controleren");
        assertThat(page.links()).contains("/help/bewijs-controleren");
        assertThat(provenSums(BOOK, reader, page)).containsExactly(thousands);
    }

    @Test
    void proof_is_a_file_that_is_named_after_the_figure() {
        PageClient reader = BOOK.browse("reader");
        HttpReply file =
                reader.get(links(page(reader, "item=XX/37/~&moment=2026-OWB")).getFirst());
        assertThat(file.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"mutatieboek-balance-XX-37-~-EXPENDITURE-2026-2026-OWB.proof\"");
        assertThat(BOOK.browse("auditor")
                        .get(links(page(BOOK.browse("auditor"), "item=XX/37&moment=2026-O1"))
                                .getLast())
                        .header("Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"mutatieboek-embargoed-balance-XX-37-EXPENDITURE-2026-2026-O1.proof\"");
        assertThat(reader.get("/trail/proof?item=XX/37&flow=EXPENDITURE").status())
                .isEqualTo(400);
        assertThat(reader.get("/trail/proof?item=XX/99&flow=EXPENDITURE&year=2026")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void figure_under_embargo_has_a_public_proof_and_one_for_each_moment() throws IOException {
        PageClient auditor = BOOK.browse("auditor");
        assertThat(proven(auditor, "item=XX/37", 77)).containsExactly(105L, -30L, 2L);
        assertThat(proven(auditor, "item=XX/37&moment=2026-O1", 75)).containsExactly(105L, -30L);
        assertThat(proven(auditor, "item=XX/37&moment=2026-OWB", 105)).containsExactly(105L);
        assertThat(proven(auditor, "item=XX/39/~", 4)).containsExactly(4L);
        assertThat(page(auditor, "item=XX/37&moment=2026-O1").texts("a[href^=/trail/proof]"))
                .containsExactly("Bewijs van het openbare deel", "Bewijs van wat 2026-O1 toevoegt (vertrouwelijk)");
        assertThat(auditor.get("/embargoed-reads").body()).contains("/trail/proof");
    }

    @Test
    void reader_is_shown_no_proof_under_embargo() {
        PageClient reader = BOOK.browse("reader");
        for (String item : List.of("XX", "XX/37", "XX/39", "XX/39/~")) {
            assertThat(links(page(reader, "item=" + item)))
                    .as(item)
                    .noneMatch(link -> link.contains("embargoed") || link.contains("moment"));
            assertThat(reader.get("/trail/proof?flow=EXPENDITURE&year=2026&embargoedMoment=2026-O1&item=" + item)
                            .status())
                    .as(item)
                    .isEqualTo(403);
        }
        assertThat(links(page(reader, "item=XX/39"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "item=XX/37&knownAt=LAST, gaat over de stand van nu",
        "item=XX/37&mark=HGIS_UNKNOWN, gaat over de stand van nu",
        "item=XX/37&lineage=true, gaat over de stand van nu",
        "item=XX/37&effectiveOn=2199-01-01&moment=2026-OWB, gaat over de stand van nu",
        "item=XX/37&effectiveOn=2199-01-01, omdat hier bedragen onder embargo meetellen"
    })
    void figure_without_a_proof_says_why(String query, String why) {
        PageDocument page = page(BOOK.browse("auditor"), query.replace("LAST", String.valueOf(BOOK.ledgerNumber())));
        assertThat(page.has("dl.sum data")).as("a figure").isTrue();
        assertThat(links(page)).isEmpty();
        assertThat(page.texts("p.remark")).anyMatch(text -> text.contains(why));
    }

    @Test
    void day_before_the_amounts_under_embargo_has_a_proof() throws IOException {
        assertThat(proven(BOOK.browse("auditor"), "item=XX/37&effectiveOn=2025-09-16", 105))
                .containsExactly(105L);
    }

    @Test
    void amounts_that_are_presented_are_in_the_public_proof() throws IOException {
        try (ApplicationFixture book =
                ApplicationFixture.empty().with("mutatieboek.moment-people=1").start()) {
            LedgerFixture ledger = new LedgerFixture(book)
                    .embargoedMoment("2026-O1", "2026-04-24")
                    .chapter("XX")
                    .items(2025, "XX/37");
            ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, 6)));
            ledger.presentBill("2026-O1", "XX", "2026-04-24");
            awaitHead(book);

            PageDocument page = page(book.browse("auditor"), "item=XX/37");
            assertThat(links(page)).containsExactly("/trail/proof?item=XX/37&flow=EXPENDITURE&year=2026");
            assertThat(provenSums(book, book.browse("auditor"), page)).containsExactly(6L);
            assertThat(links(page(book.browse("auditor"), "item=XX/37&moment=2026-O1")))
                    .containsExactly("/trail/proof?item=XX/37&flow=EXPENDITURE&year=2026&moment=2026-O1");
        }
    }

    @Test
    void figure_has_no_link_until_its_last_posting_is_signed() throws Exception {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            LedgerFixture ledger = new LedgerFixture(book)
                    .moment("2026-OWB", "2025-09-16")
                    .chapter("XX")
                    .items(2025, "XX/37", "XX/38");
            ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/38", 2026, 7)));
            awaitHead(book);
            book.bean(HeadSigner.class).stop();
            ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 6)));
            book.awaitProjections();

            PageDocument page = page(book.browse("auditor"), "item=XX/37");

            assertThat(page.texts("dl.sum dd data")).containsExactly("6");
            assertThat(links(page)).isEmpty();
            assertThat(links(page(book.browse("auditor"), "item=XX/38"))).hasSize(1);
            assertThat(page.texts("p.remark"))
                    .anyMatch(text -> text.contains("omdat de laatste boekingsregel nog niet is ondertekend"));
        }
    }

    @Test
    void item_with_too_many_accounts_has_a_proof_without_a_bound_only() {
        String[] items = IntStream.rangeClosed(1, TOO_MANY_ITEMS)
                .mapToObj(number -> "XX/90/" + number)
                .toArray(String[]::new);
        new LedgerFixture(BOOK)
                .items(2025, "XX/90")
                .items(2025, items)
                .book(proposal(
                        MutationKind.RE_ESTIMATE,
                        "2026-OWB",
                        Arrays.stream(items)
                                .map(item -> expenditure(item, 2027, 1))
                                .toArray(Posting[]::new)));
        awaitHead(BOOK);
        PageClient reader = BOOK.browse("reader");

        List<String> links = links(page(reader, "item=XX/90", 2027));
        assertThat(links).hasSize(1);
        assertThat(reader.get(links.getFirst()).status()).isEqualTo(200);
        for (String bound : List.of("&moment=2026-OWB", "&effectiveOn=2199-01-01")) {
            PageDocument page = page(reader, "item=XX/90" + bound, 2027);
            assertThat(links(page)).isEmpty();
            assertThat(page.texts("p.remark")).anyMatch(text -> text.contains("te veel begrotingsposten"));
        }
        assertThat(links(page(reader, "item=XX/90/1&moment=2026-OWB", 2027))).hasSize(1);
    }

    private static PageDocument page(PageClient client, String query) {
        return page(client, query, 2026);
    }

    private static PageDocument page(PageClient client, String query, int year) {
        return client.get("/trail?flow=EXPENDITURE&year=%d&%s".formatted(year, query))
                .page();
    }

    private static List<String> links(PageDocument page) {
        return page.attributes("a[href^=/trail/proof]", "href");
    }

    /** The sums of the proofs of a page, which shows their total. */
    private List<Long> proven(PageClient client, String query, long shown) throws IOException {
        PageDocument page = page(client, query);
        assertThat(page.texts("dl.sum dd data").getFirst().replace(".", "")).isEqualTo(Long.toString(shown));
        List<Long> sums = provenSums(BOOK, client, page);
        assertThat(sums.stream().mapToLong(Long::longValue).sum()).isEqualTo(shown);
        return sums;
    }

    private List<Long> provenSums(ApplicationFixture book, PageClient client, PageDocument page) throws IOException {
        List<Long> sums = new ArrayList<>();
        for (String link : links(page)) {
            HttpReply file = client.get(link);
            assertThat(file.status()).as("%s %s", link, file.body()).isEqualTo(200);
            sums.add(verify(book, file.body()));
        }
        return sums;
    }

    private long verify(ApplicationFixture book, String proof) throws IOException {
        String file = Files.writeString(folder.resolve("balance.proof"), proof).toString();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        String key = book.bean(HeadSigner.class).verifierKey();
        int code = VerifierMain.run(new String[] {"balance", file, "--key", key, "--json"}, printed, printed);
        String json = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as("%s%n%s", json, proof).isEqualTo(VerifierMain.HOLDS);
        return Long.parseLong(json.replaceAll("(?s).*\"thousands\": \"(-?[0-9]+)\".*", "$1"));
    }
}
