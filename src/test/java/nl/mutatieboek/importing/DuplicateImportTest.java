package nl.mutatieboek.importing;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.importing.DuplicateImportFixture.DOCUMENT;
import static nl.mutatieboek.importing.DuplicateImportFixture.HEADER;
import static nl.mutatieboek.importing.DuplicateImportFixture.looksLike;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.FigureRefusal;
import nl.mutatieboek.domain.ImportRefusal;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.StructureRefusal;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.PreviewedMutation.PreviewOutcome;
import nl.mutatieboek.importing.PreviewedMutation.PreviewedLine;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.table.TableFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Imports recognise recorded mutations, and ask about similar ones. */
@Tag("main")
class DuplicateImportTest {
    private static final Actor IMPORTER = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @TempDir
    private Path folder;

    @Test
    void same_line_with_another_kind_word_is_refused_naming_row_and_mutation() throws IOException {
        importLines("2040-O1,Stuk,Titel,tabelkolom,XX/500,U,2040,50\n");
        long before = BOOK.ledgerNumber();

        for (String kind : List.of("ramingsbijstelling", "meevallers", "kasschuiven", "iets onbekends")) {
            ImportResult again = importLines("2040-O1,Stuk,Ander,tabelkolom,XX/500,U,2040,7\n2040-O1, stuk ,TITEL,"
                    + kind + ",XX/500,U,2040,50\n");

            assertThat(again.isAccepted()).as(kind).isFalse();
            assertThat(again.refusals()).as(kind).singleElement().satisfies(refused -> {
                assertThat(refused.row()).isEqualTo(3);
                assertThat(refused.refusal())
                        .isInstanceOfSatisfying(
                                ImportRefusal.LineTakenBefore.class,
                                taken -> assertThat(taken.number()).isEqualTo("XX-2040-0001"));
            });
        }
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
        // One and many, and other capitals, are one word.
        assertThat(importLines("2040-O1,Stuk,Titel,Tabelkolommen,XX/500,U,2040,50\n")
                        .alreadyRecorded())
                .isEqualTo(1);
    }

    @Test
    void mutation_entered_from_the_same_document_is_recognised_whatever_its_kind() throws IOException {
        LedgerFixture ledger = startChapter(2041, "XX/501");
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2041-OWB", expenditure("XX/501", 2041, -1_051_000)));
        long before = BOOK.ledgerNumber();

        ImportResult imported =
                importLines("2041-OWB," + DOCUMENT + ",RE_ESTIMATE in 2041-OWB,tabelkolom,XX/501,U,2041,-1051000\n");

        assertThat(imported.isAccepted()).isTrue();
        assertThat(imported.alreadyRecorded()).isEqualTo(1);
        assertThat(imported.mutations()).isZero();
        assertThat(imported.preview()).singleElement().satisfies(one -> {
            assertThat(one.outcome()).isEqualTo(PreviewOutcome.ALREADY_THERE);
            assertThat(one.numbers()).isEqualTo("XX-2041-0002");
        });
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void look_alike_mutation_is_refused_skipped_or_booked_as_chosen() throws IOException {
        LedgerFixture ledger = startChapter(2042, "XX/502");
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2042-OWB", expenditure("XX/502", 2042, -1_051)));
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2042-OWB", expenditure("XX/502", 2043, 9)));
        String lines = "2042-OWB,Brief,Lagere raming,tabelkolom,XX/502,U,2042,-1051\n"
                + "2042-OWB,Brief,Hogere raming,tabelkolom,XX/502,U,2043,9\n"
                + "2042-OWB,Brief,Nieuw,tabelkolom,XX/502,U,2042,7\n";

        ImportResult result = importLines(lines);
        ImportResult skipped = importLines(lines, LookAlikePolicy.SKIP, Map.of());

        assertThat(result.isAccepted()).isFalse();
        assertThat(result.refusals())
                .extracting(ImportResult.RefusedRow::row, ImportResult.RefusedRow::refusal)
                .containsExactly(
                        tuple(2L, looksLike("XX-2042-0002", 2042, -1_051)),
                        tuple(3L, looksLike("XX-2042-0003", 2043, 9)));
        assertThat(result.preview())
                .extracting(PreviewedMutation::outcome)
                .containsExactly(PreviewOutcome.LOOKS_LIKE, PreviewOutcome.LOOKS_LIKE, PreviewOutcome.NEW);
        assertThat(skipped.isAccepted()).isTrue();
        assertThat(skipped.mutations()).isEqualTo(1);
        assertThat(skipped.leftOut()).extracting(ImportResult.RefusedRow::row).containsExactly(2L, 3L);
        assertThat(balance("XX/502", 2042)).isEqualTo(-1_044);

        ImportResult booked = importLines(lines, LookAlikePolicy.SKIP, Map.of(2L, LookAlikePolicy.BOOK));

        assertThat(booked.mutations()).isEqualTo(1);
        assertThat(booked.alreadyRecorded()).isEqualTo(1);
        assertThat(balance("XX/502", 2042)).isEqualTo(-2_095);
        String column = HEADER.strip() + ",look_alike\n2042-OWB,Derde,Raming,tabelkolom,XX/502,U,2042,-1051,skip\n";
        assertThat(importFile(ImportService.ImportFormat.MUTATIONS, column, LookAlikePolicy.REFUSE, Map.of())
                        .leftOut())
                .hasSize(1);
    }

    @Test
    void line_of_a_pending_transfer_of_another_chapter_is_a_look_alike() throws IOException {
        LedgerFixture ledger = startChapter(2043, "XX/511").chapter("XVII").items(2013, "XVII/511");
        ledger.record(
                LedgerFixture.COUNTERPART,
                id -> new Command.ProposeMutation(
                        new MutationId(id),
                        null,
                        proposal(
                                MutationKind.TRANSFER,
                                "2043-OWB",
                                expenditure("XVII/511", 2043, -60),
                                expenditure("XX/511", 2043, 60))));
        String line = "2043-OWB," + DOCUMENT + ",TRANSFER in 2043-OWB,tabelkolom,XX/511,U,2043,60\n";

        ImportResult tried = importFile(
                ImportService.ImportFormat.MUTATIONS,
                HEADER + line,
                new ImportOptions(true, LookAlikePolicy.REFUSE, Map.of()));
        ImportResult result = importLines(line);
        ImportResult skipped = importLines(line, LookAlikePolicy.SKIP, Map.of());

        assertThat(tried.preview()).singleElement().satisfies(one -> {
            assertThat(one.outcome()).isEqualTo(PreviewOutcome.LOOKS_LIKE);
            assertThat(one.numbers()).isEqualTo("XVII-2043-0001");
        });
        assertThat(result.isAccepted()).isFalse();
        assertThat(result.refusals())
                .singleElement()
                .satisfies(refused -> assertThat(refused.refusal())
                        .isInstanceOfSatisfying(
                                ImportRefusal.LooksLike.class,
                                alike -> assertThat(alike.numbers()).isEqualTo("XVII-2043-0001")));
        assertThat(skipped.mutations()).isZero();
        assertThat(skipped.leftOut()).hasSize(1);
    }

    @Test
    void import_preview_lists_balances_before_and_after_and_marks_new_items() throws IOException {
        importLines("2044-O1,Stuk,Eerste,tabelkolom,XX/503,U,2044,100\n");

        ImportResult tried = importFile(
                ImportService.ImportFormat.MUTATIONS,
                HEADER
                        + "2044-O1,Stuk,Tweede,tabelkolom,XX/503,U,2044,-30\n"
                        + "2044-O1,Stuk,Derde,tabelkolom,XX/503/2,U,2044,5\n",
                new ImportOptions(true, LookAlikePolicy.REFUSE, Map.of()));

        assertThat(tried.preview()).extracting(PreviewedMutation::title).containsExactly("Tweede", "Derde");
        assertThat(tried.preview().stream().flatMap(one -> one.lines().stream()))
                .extracting(PreviewedLine::newItem, PreviewedLine::now, PreviewedLine::change, PreviewedLine::after)
                .containsExactly(
                        tuple(false, new Thousands(100), new Thousands(-30), new Thousands(70)),
                        tuple(true, null, new Thousands(5), new Thousands(5)));
    }

    @Test
    void similar_item_of_an_article_is_registered_only_if_the_importer_chooses_so() throws IOException {
        startChapter(2045, "XX/504", "XX/504/2", "XX/504/2/agentschappen")
                .item(2013, "XX/504/2/agentschappen/ind", "IND");
        String header = "moment,document,chapter,article,article_part,instrument,flow,year,amount_thousands\n";
        String lines = header + "2045-OWB,Stuk,XX,504,504.2,Bijdrage aan agentschappen / IND,U,2045,50\n"
                + "2045-OWB,Stuk,XX,504,504.2,Bijdrage aan agentschappen / IND,V,2046,50\n";
        long before = BOOK.ledgerNumber();

        ImportResult refused = importFile(ImportService.ImportFormat.BALANCES, lines, LookAlikePolicy.REFUSE, Map.of());

        assertThat(refused.isAccepted()).isFalse();
        assertThat(refused.refusals())
                .first()
                .isEqualTo(new ImportResult.RefusedRow(
                        2,
                        new StructureRefusal.ItemLooksLike(
                                ItemPath.parse("XX/504/2/bijdrage-aan-agentschappen"),
                                ItemPath.parse("XX/504/2/agentschappen"),
                                "Item XX/504/2/agentschappen")));
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
        assertThat(importFile(ImportService.ImportFormat.BALANCES, lines, LookAlikePolicy.BOOK, Map.of())
                        .isAccepted())
                .isTrue();
    }

    @Test
    void similar_item_is_detected_within_its_article_and_not_in_another() throws IOException {
        startChapter(2045, "XX/505", "XX/505/2", "XX/505/2/zbo").item(2013, "XX/505/2/zbo/coa", "COA");
        String header = "moment,document,item,flow,year,amount_thousands\n";

        ImportResult same = importFile(
                ImportService.ImportFormat.BALANCES,
                header + "2047-OWB,Stuk,XX/505/3/coa,U,2047,1\n",
                LookAlikePolicy.SKIP,
                Map.of());
        ImportResult other = importFile(
                ImportService.ImportFormat.BALANCES,
                header + "2047-OWB,Stuk,XX/506/3/coa,U,2047,1\n",
                LookAlikePolicy.REFUSE,
                Map.of());

        assertThat(same.refusals())
                .extracting(ImportResult.RefusedRow::refusal)
                .hasAtLeastOneElementOfType(StructureRefusal.ItemLooksLike.class);
        assertThat(other.isAccepted()).isTrue();
    }

    @Test
    void balance_import_beyond_the_largest_posting_is_refused_with_its_row() throws IOException {
        importLines("2048-OWB,Stuk,Titel,tabelkolom,XX/507,U,2048,-9\n");

        ImportResult imported = importFile(
                ImportService.ImportFormat.BALANCES,
                "moment,document,item,flow,year,amount_thousands\n"
                        + "2048-OWB,Stuk,XX/508,U,2048,5\n2048-OWB,Stuk,XX/507,U,2048,999999999999\n",
                LookAlikePolicy.REFUSE,
                Map.of());

        assertThat(imported.refusals()).singleElement().satisfies(refused -> {
            assertThat(refused.row()).isEqualTo(3);
            assertThat(refused.refusal())
                    .isInstanceOfSatisfying(
                            FigureRefusal.ChangeTooLarge.class,
                            large -> assertThat(large.thousands()).isEqualTo(new Thousands(1_000_000_000_008L)));
        });
    }

    @Test
    void concurrent_imports_of_the_same_line_book_it_once() throws Exception {
        List<String> kinds = List.of("tabelkolom", "ramingsbijstelling", "iets onbekends", "intensivering");
        try (ExecutorService people = Executors.newFixedThreadPool(kinds.size())) {
            List<Callable<ImportResult>> files = kinds.stream()
                    .<Callable<ImportResult>>map(
                            kind -> () -> importLines("2049-O1,Stuk,Titel," + kind + ",XX/509,U,2049,50\n"))
                    .toList();
            int booked = 0;
            for (Future<ImportResult> imported : people.invokeAll(files)) {
                booked += imported.get().recorded() ? 1 : 0;
            }
            assertThat(booked).isEqualTo(1);
        }
        assertThat(balance("XX/509", 2049)).isEqualTo(50);
    }

    @Test
    void partial_row_becomes_a_published_balance_or_a_note_and_is_not_counted() throws IOException {
        ImportResult balances = importFile(
                ImportService.ImportFormat.BALANCES,
                "moment,document,chapter,article,instrument,flow,year,amount_thousands,of_which\n"
                        + "2050-OWB,Stuk,XX,510,,U,2050,100,\n"
                        + "2050-OWB,Stuk,XX,510,Waarvan IND,U,2050,40,\n"
                        + "2050-OWB,Stuk,XX,510,COA,U,2050,30,ja\n",
                LookAlikePolicy.REFUSE,
                Map.of());
        ImportResult mutations = importFile(
                ImportService.ImportFormat.MUTATIONS,
                HEADER.strip() + ",of_which\n2050-O1,Stuk,Titel,tabelkolom,XX/510,U,2050,50,\n"
                        + "2050-O1,Stuk,Titel,tabelkolom,XX/510/2,U,2050,20,ja\n",
                LookAlikePolicy.REFUSE,
                Map.of());

        assertThat(balances.checks()).isEqualTo(2);
        assertThat(balances.mutations()).isEqualTo(1);
        assertThat(mutations.mutations()).isEqualTo(1);
        assertThat(mutations.openRows()).extracting(open -> open.code()).containsExactly("of-which");
        assertThat(balance("XX/510", 2050)).isEqualTo(150);
        BOOK.awaitProjections();
        String id = BOOK.as("auditor")
                .get("/v1/mutations?chapter=XX&text=Titel&moment=2050-O1")
                .text("/mutations/0/id");
        assertThat(BOOK.as("auditor").get("/v1/mutations/" + id).body())
                .contains("Waarvan, niet opgeteld: XX/510/2 U 2050: 20");
    }

    /** A chapter with a bill of that year and these items. */
    private LedgerFixture startChapter(int year, String... items) throws IOException {
        importLines("%d-OWB,Begin,Begin,tabelkolom,XX/499,U,%d,0\n".formatted(year, year));
        LedgerFixture ledger = new LedgerFixture(BOOK);
        return ledger.items(2013, items);
    }

    private static long balance(String item, int year) {
        BOOK.awaitProjections();
        return Long.parseLong(BOOK.as("auditor")
                .get("/v1/balances?item=%s&flow=EXPENDITURE&year=%d".formatted(item, year))
                .text("/balances/0/thousands"));
    }

    private ImportResult importLines(String lines) throws IOException {
        return importLines(lines, LookAlikePolicy.REFUSE, Map.of());
    }

    private ImportResult importLines(String lines, LookAlikePolicy lookAlikes, Map<Long, LookAlikePolicy> byRow)
            throws IOException {
        return importFile(ImportService.ImportFormat.MUTATIONS, HEADER + lines, lookAlikes, byRow);
    }

    private ImportResult importFile(
            ImportService.ImportFormat format,
            String file,
            LookAlikePolicy lookAlikes,
            Map<Long, LookAlikePolicy> byRow)
            throws IOException {
        return importFile(format, file, new ImportOptions(false, lookAlikes, byRow));
    }

    private ImportResult importFile(ImportService.ImportFormat format, String file, ImportOptions options)
            throws IOException {
        Path path = Files.writeString(Files.createTempFile(folder, "import", ".csv"), file);
        return BOOK.bean(ImportService.class)
                .importFile(format, TableFile.firstSheetOf(path), "file.csv", IMPORTER, options, (row, rows) -> {});
    }
}
