package nl.mutatieboek.importing.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.importing.ImportOptions;
import nl.mutatieboek.importing.ImportService;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A book on each database, with imported balances to compare with. */
abstract class ReconciliationFixture {
    static final Actor IMPORTER = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));

    static final String HEADER =
            "Begrotingsjaar,Uitgaven Ontvangsten Verplichtingen,Begrotingsnummer,Naam Begroting ,Artikel"
                + " nummer,Artikel,Stand ontwerpbegroting,Stand vastgestelde begroting,Stand eerste suppletoire,Stand"
                + " tweede suppletoire,Realisatie\n";

    static final String ASYLUM = "2030,U,XX,Proefbegroting,37,Eerste artikel,1000,1000,1250,1250,1240\n";

    static final String OTHER = "2030,U,XX,Proefbegroting,91,Tweede artikel,50,50,,60,60\n";

    @TempDir
    Path folder;

    final ApplicationFixture book;

    ReconciliationFixture(TestDatabase databases) {
        DriverManagerDataSource database = databases.newEmptyDatabase();
        this.book = ApplicationFixture.empty()
                .with("spring.datasource.url=" + database.getUrl())
                .with("spring.datasource.username=" + database.getUsername())
                .with("spring.datasource.password=")
                .start();
    }

    @AfterEach
    void close() {
        book.close();
    }

    void importStatements(TableFile file) {
        assertThat(book.bean(ImportService.class)
                        .importFile(
                                ImportService.ImportFormat.BEGROTINGSSTATEN,
                                file,
                                "staten.csv",
                                IMPORTER,
                                new ImportOptions(false, LookAlikePolicy.REFUSE, Map.of()),
                                (row, rows) -> {})
                        .isAccepted())
                .isTrue();
    }

    Function<EmbargoCheckScope, ResolvedAsOf> at(AsOfQuery axes) {
        ResolvedAsOf point = book.bean(AsOfResolver.class).awaitAt(axes);
        return scope -> point;
    }

    TableFile file(String lines) throws IOException {
        return TableFile.firstSheetOf(
                Files.writeString(Files.createTempFile(folder, "staten", ".csv"), HEADER + lines));
    }
}
