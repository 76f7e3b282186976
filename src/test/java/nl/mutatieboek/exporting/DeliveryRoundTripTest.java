package nl.mutatieboek.exporting;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.DeliveryFileFormat;
import nl.mutatieboek.budget.DeliveryFileFormat.DeliveryPhase;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.exporting.DeliveryService.DeliveryResult;
import nl.mutatieboek.importing.ImportOptions;
import nl.mutatieboek.importing.ImportResult;
import nl.mutatieboek.importing.ImportService;
import nl.mutatieboek.importing.ImportService.ImportFormat;
import nl.mutatieboek.importing.PublishedImportData;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.table.TableFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Delivery files that the book writes are read back into an empty book, with the same balances. */
@Tag("whole")
class DeliveryRoundTripTest {
    private static final Actor IMPORTER = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("nl.mutatieboek.importing.PublishedImportData#available")
    void delivery_files_of_every_chapter_and_moment_restore_all_balances(PublishedImportData data) throws IOException {
        try (ApplicationFixture book = ApplicationFixture.empty().start();
                ApplicationFixture copy = ApplicationFixture.empty().start()) {
            for (ImportFormat format : PublishedImportData.FORMATS) {
                importFile(book, format, data.file(format));
            }
            book.awaitProjections();

            long amounts = writeAndRead(book, copy);

            copy.awaitProjections();
            long compared = 0;
            for (Moment moment : deliveredMoments(book)) {
                Map<String, Long> stated = exactBalances(book, moment);
                assertThat(exactBalances(copy, moment)).as("%s", moment).containsAllEntriesOf(stated);
                compared += stated.size();
            }
            assertThat(compared).isEqualTo(amounts).isGreaterThan(data.statedBalanceCount() / 2);
        }
    }

    @Test
    void items_below_an_article_and_blank_amounts_are_restored() throws IOException {
        try (ApplicationFixture book = ApplicationFixture.empty().start();
                ApplicationFixture copy = ApplicationFixture.empty().start()) {
            LedgerFixture ledger = new LedgerFixture(book)
                    .moment("2026-OWB", "2025-09-16")
                    .chapter("XX")
                    .items(2025, "XX/37", "XX/37/2", "XX/37/2/zbo", "XX/37/2/zbo/coa", "XX/91", "XX/92");
            ledger.book(proposal(
                    MutationKind.OPENING,
                    "2026-OWB",
                    expenditure("XX/37/2/zbo/coa", 2026, 4_890_105),
                    expenditure("XX/37/2/zbo", 2026, -5),
                    expenditure("XX/37/2", 2026, 7),
                    expenditure("XX/37", 2026, -36_173),
                    posting("XX/37", Flow.RECEIPTS, 2026, 0)));
            ledger.book(proposal(MutationKind.OPENING, "2026-OWB", 1_000, expenditure("XX/92", 2026, 115_000)));
            ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/91", 2026, 9)));
            book.awaitProjections();

            writeAndRead(book, copy);

            copy.awaitProjections();
            Moment moment = Moment.parse("2026-OWB");
            assertThat(exactBalances(copy, moment))
                    .isEqualTo(exactBalances(book, moment))
                    .containsEntry("XX/37 RECEIPTS", 0L)
                    .containsEntry("XX/37 EXPENDITURE", 4_853_934L)
                    .doesNotContainKeys("XX/91 EXPENDITURE", "XX/92 EXPENDITURE");
            assertThat(Files.readString(folder.resolve("XX-2026-OWB.csv")))
                    .contains(
                            ";2026;OWB;U;J;XX;Chapter XX;37;Item XX/37;;;;;;;4853934;XX/37\n",
                            ";2026;OWB;U;N;XX;Chapter XX;37;Item XX/37;2;Item XX/37/2;;Item XX/37/2/zbo;;Item"
                                    + " XX/37/2/zbo/coa;4890105;XX/37/2/zbo/coa\n",
                            ";2026;OWB;U;J;XX;Chapter XX;91;Item XX/91;;;;;;;;XX/91\n",
                            ";2026;OWB;U;J;XX;Chapter XX;92;Item XX/92;;;;;;;;XX/92\n");
        }
    }

    @Test
    void ibos_numbers_of_a_delivery_file_are_kept_and_written_again() throws IOException {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            Path file = Files.writeString(folder.resolve("2026.csv"), """
                IBOSnummer;Begrotingsjaar;Fase;VUO;Totaal;Hoofdstuknummer;Hoofdstuknaam;Artikelnummer;Artikelnaam;StandOWB
                2026.20.37;2026;OWB;U;J;XX;Asiel en Migratie;37;Asiel en Migratie;12
                ;2026;OWB;O;J;XX;Asiel en Migratie;37;Asiel en Migratie;3
                """);
            importFile(book, ImportFormat.DELIVERY, TableFile.firstSheetOf(file));
            book.awaitProjections();

            Path written = folder.resolve("written.csv");
            write(book, new ChapterCode("XX"), Moment.parse("2026-OWB"), written);

            assertThat(Files.readString(written))
                    .contains("\n2026.20.37;2026;OWB;U;J;XX;", "\n;2026;OWB;O;J;XX;")
                    .doesNotContain("2026.20.37;2026;OWB;O");
        }
    }

    /** Writes the file of each chapter and moment, and reads it into the other book; returns the number of amounts. */
    private long writeAndRead(ApplicationFixture book, ApplicationFixture copy) throws IOException {
        long amounts = 0;
        for (Moment moment : deliveredMoments(book)) {
            for (StructureQueries.KnownChapter chapter :
                    book.bean(StructureQueries.class).current().chapters()) {
                Path file = folder.resolve(chapter.code() + "-" + moment + ".csv");
                DeliveryResult written = write(book, chapter.code(), moment, file);
                amounts += written.rows() - written.withoutAmount();
                if (written.rows() > 0) {
                    ImportResult read = importFile(copy, ImportFormat.DELIVERY, TableFile.firstSheetOf(file));
                    assertThat(read.notBookedCount()).as("%s", file).isEqualTo(written.withoutAmount());
                }
            }
        }
        return amounts;
    }

    private static DeliveryResult write(ApplicationFixture book, ChapterCode chapter, Moment moment, Path file)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return book.bean(DeliveryService.class).write(pointAt(book, moment), chapter, moment, out);
        }
    }

    private static ImportResult importFile(ApplicationFixture book, ImportFormat format, TableFile file) {
        ImportResult result = book.bean(ImportService.class)
                .importFile(
                        format,
                        file,
                        String.valueOf(file.path().getFileName()),
                        IMPORTER,
                        new ImportOptions(false, LookAlikePolicy.REFUSE, Map.of()),
                        (row, rows) -> {});
        assertThat(result.isAccepted())
                .as("%s: %s", file.path(), result.refusals())
                .isTrue();
        return result;
    }

    /** The moments with a phase of the open data, in order. */
    private static List<Moment> deliveredMoments(ApplicationFixture book) {
        return book.bean(StructureQueries.class).current().moments().stream()
                .map(StructureQueries.KnownMoment::moment)
                .filter(moment -> DeliveryPhase.of(moment).isPresent())
                .toList();
    }

    private static ResolvedAsOf pointAt(ApplicationFixture book, Moment moment) {
        return book.bean(AsOfResolver.class).awaitAt(new AsOfQuery(null, null, moment));
    }

    /** The balances of the budget year that are known exactly, by item and flow. */
    private static Map<String, Long> exactBalances(ApplicationFixture book, Moment moment) {
        Map<String, Long> exact = new TreeMap<>();
        for (Balance balance : book.bean(BalanceQueries.class)
                .find(
                        new BalanceCriteria(null, null, moment.year(), DeliveryFileFormat.LEVELS),
                        pointAt(book, moment))) {
            boolean named = !balance.item().isChapter() && !balance.item().isOpen();
            boolean read =
                    balance.basis() == null || Set.of(Basis.READ, Basis.DERIVED).contains(balance.basis());
            boolean whole = balance.precision() == null || balance.precision().equals(Precision.EXACT);
            if (named && balance.known() && balance.complete() && read && whole) {
                exact.put(
                        balance.item() + " " + balance.flow(),
                        balance.thousands().value());
            }
        }
        return exact;
    }
}
