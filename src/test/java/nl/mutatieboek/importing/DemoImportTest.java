package nl.mutatieboek.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.ImportRefusal;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.StructureRefusal;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Importing the published files of mutations that the demo book already has books nothing twice. */
@Tag("whole")
class DemoImportTest {
    private static final Actor IMPORTER = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));

    @Test
    void published_mutations_of_the_letter_are_recognised_and_never_booked_again() {
        Assumptions.assumeTrue(PublishedImportData.available().contains(PublishedImportData.PUBLISHED));
        try (ApplicationFixture book = ApplicationFixture.demo().start()) {
            book.awaitProjections();
            List<String> before = balances(book);

            ImportResult requested = importFile(book, ImportService.ImportFormat.MUTATIONS, LookAlikePolicy.REFUSE);
            ImportResult skipped = importFile(book, ImportService.ImportFormat.MUTATIONS, LookAlikePolicy.SKIP);
            ImportResult items = importFile(book, ImportService.ImportFormat.BALANCES, LookAlikePolicy.REFUSE);

            assertThat(requested.isAccepted()).isFalse();
            assertThat(requested.refusals())
                    .isNotEmpty()
                    .allSatisfy(refused -> assertThat(refused.refusal()).isInstanceOf(ImportRefusal.LooksLike.class));
            assertThat(skipped.isAccepted()).isTrue();
            assertThat(items.refusals())
                    .extracting(ImportResult.RefusedRow::refusal)
                    .hasAtLeastOneElementOfType(StructureRefusal.ItemLooksLike.class);
            book.awaitProjections();
            assertThat(balances(book)).isEqualTo(before);
        }
    }

    private static ImportResult importFile(
            ApplicationFixture book, ImportService.ImportFormat format, LookAlikePolicy choice) {
        return book.bean(ImportService.class)
                .importFile(
                        format,
                        PublishedImportData.PUBLISHED.file(format),
                        "file.csv",
                        IMPORTER,
                        new ImportOptions(false, choice, Map.of()),
                        (row, rows) -> {});
    }

    private static List<String> balances(ApplicationFixture book) {
        return List.of("XX/37", "XX/37~91").stream()
                .map(item -> book.as("auditor")
                        .get("/v1/balances?item=%s&flow=EXPENDITURE&year=2026".formatted(item))
                        .text("/balances/0/thousands"))
                .toList();
    }
}
