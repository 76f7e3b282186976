package nl.mutatieboek.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceListResponse.BalanceResponse;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of files does not change balances, names and flags. */
@Tag("whole")
class ImportOrderNamesTest {
    private static final Actor IMPORTER = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));

    @ParameterizedTest
    @MethodSource("nl.mutatieboek.importing.PublishedImportData#available")
    void balances_names_and_flags_are_equal_in_every_order_of_import(PublishedImportData data) {
        List<Set<BalanceResponse>> books = orders(PublishedImportData.FORMATS)
                .map(order -> importAll(data, order))
                .toList();

        assertThat(books).hasSize(6);
        assertThat(books.getFirst()).anyMatch(BalanceResponse::complete);
        assertThat(books).allSatisfy(rows -> assertThat(rows).isEqualTo(books.getFirst()));
    }

    private static Stream<List<ImportService.ImportFormat>> orders(List<ImportService.ImportFormat> formats) {
        if (formats.isEmpty()) {
            return Stream.of(List.of());
        }
        return formats.stream()
                .flatMap(first -> orders(
                                formats.stream().filter(other -> other != first).toList())
                        .map(rest ->
                                Stream.concat(Stream.of(first), rest.stream()).toList()));
    }

    private static Set<BalanceResponse> importAll(PublishedImportData data, List<ImportService.ImportFormat> order) {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            for (ImportService.ImportFormat format : order) {
                ImportResult taken = book.bean(ImportService.class)
                        .importFile(
                                format,
                                data.file(format),
                                format.toString(),
                                IMPORTER,
                                new ImportOptions(false, LookAlikePolicy.REFUSE, Map.of()),
                                (row, rows) -> {});
                assertThat(taken.refusals()).isEmpty();
                assertThat(taken.isAccepted()).isTrue();
            }
            book.awaitProjections();
            return book
                    .bean(BalanceQueries.class)
                    .find(
                            BalanceCriteria.EVERYTHING,
                            book.bean(AsOfResolver.class).latest())
                    .stream()
                    .map(BalanceResponse::of)
                    .collect(Collectors.toSet());
        }
    }
}
