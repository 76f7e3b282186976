package nl.mutatieboek.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.ImportService.ImportFormat;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.table.TableFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the order in which published files are imported, and however often, the amounts of the book are equal. */
@Tag("whole")
class ImportOrderTest {
    private static final Actor IMPORTER = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));
    private static final List<List<ImportFormat>> ORDERS = List.of(
            List.of(ImportFormat.BEGROTINGSSTATEN, ImportFormat.MUTATIONS, ImportFormat.BALANCES),
            List.of(ImportFormat.MUTATIONS, ImportFormat.BALANCES, ImportFormat.BEGROTINGSSTATEN),
            List.of(ImportFormat.BALANCES, ImportFormat.BEGROTINGSSTATEN, ImportFormat.MUTATIONS),
            List.of(ImportFormat.BALANCES, ImportFormat.MUTATIONS, ImportFormat.BEGROTINGSSTATEN));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("nl.mutatieboek.importing.PublishedImportData#available")
    void amounts_are_equal_in_every_order_of_import_and_repeats_change_nothing(PublishedImportData data) {
        Map<String, Thousands> first = null;
        for (List<ImportFormat> order : ORDERS) {
            try (ApplicationFixture book = ApplicationFixture.empty().start()) {
                for (ImportFormat format : order) {
                    assertThat(importFile(book, format, data.file(format)).refusals())
                            .as("%s of %s", format, order)
                            .isEmpty();
                }
                Map<String, Thousands> amounts = amounts(book);
                first = first == null ? amounts : first;
                assertThat(amounts).as("%s", order).isEqualTo(first);
                if (!order.equals(ORDERS.getFirst())) {
                    continue;
                }
                long head = book.ledgerNumber();
                for (ImportFormat format : order.reversed()) {
                    assertThat(importFile(book, format, data.file(format)).entries())
                            .isZero();
                }
                ImportResult otherWords = importFile(book, ImportFormat.MUTATIONS, withOtherKindWords(data));
                assertThat(otherWords.mutations()).isZero();
                assertThat(otherWords.refusals()).isNotEmpty();
                assertThat(book.ledgerNumber()).isEqualTo(head);
            }
        }
    }

    /** The same lines with other names for their kinds. */
    private TableFile withOtherKindWords(PublishedImportData data) {
        try {
            String lines = Files.readString(data.file(ImportFormat.MUTATIONS).path());
            return TableFile.firstSheetOf(Files.writeString(
                    folder.resolve("other-words.csv"),
                    lines.replace("ramingsbijstelling", "intensivering")
                            .replace("tabelkolom (saldo, niet uitgesplitst)", "mee- en tegenvallers")
                            .replace("overboeking", "diversen")
                            .replace("herschikking", "ombuiging")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportResult importFile(ApplicationFixture book, ImportFormat format, TableFile file) {
        return book.bean(ImportService.class)
                .importFile(
                        format,
                        file,
                        "file.csv",
                        IMPORTER,
                        new ImportOptions(false, LookAlikePolicy.REFUSE, Map.of()),
                        (row, rows) -> {});
    }

    private static Map<String, Thousands> amounts(ApplicationFixture book) {
        book.awaitProjections();
        Map<String, Thousands> amounts = new TreeMap<>();
        for (Balance row : book.bean(BalanceQueries.class)
                .find(BalanceCriteria.EVERYTHING, book.bean(AsOfResolver.class).awaitAt(AsOfQuery.UNBOUNDED))) {
            if (row.thousands() != null) {
                amounts.put(row.item() + " " + row.flow() + " " + row.year(), row.thousands());
            }
        }
        return amounts;
    }
}
