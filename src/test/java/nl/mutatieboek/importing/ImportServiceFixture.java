package nl.mutatieboek.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.format.BudgetStatementRow;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A book on each database, into which files are imported. */
abstract class ImportServiceFixture {
    static final Actor IMPORTER = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));

    static final String HEADER =
            "Begrotingsjaar,Uitgaven Ontvangsten Verplichtingen,Begrotingsnummer,Naam Begroting ,Artikel"
                + " nummer,Artikel,Stand ontwerpbegroting,Stand vastgestelde begroting,Stand eerste suppletoire,Stand"
                + " tweede suppletoire,Realisatie\n";

    @TempDir
    Path folder;

    final ApplicationFixture book;

    ImportServiceFixture(TestDatabase databases) {
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

    static List<Balance> rows(ApplicationFixture book, String moment) {
        AsOfQuery axes = new AsOfQuery(null, null, moment == null ? null : Moment.parse(moment));
        return book.bean(BalanceQueries.class)
                .find(BalanceCriteria.EVERYTHING, book.bean(AsOfResolver.class).awaitAt(axes));
    }

    static String key(Balance row) {
        return row.item() + " " + row.flow() + " " + row.year();
    }

    static String key(BudgetStatementRow line) {
        return line.chapter() + "/" + line.articleCode() + " " + line.flow() + " " + line.year();
    }

    Thousands balance(String item, Flow flow, int year, String moment) {
        book.awaitProjections();
        return rows(book, moment).stream()
                .filter(row -> key(row).equals(item + " " + flow + " " + year))
                .map(Balance::thousands)
                .findFirst()
                .orElseThrow();
    }

    ImportResult importFile(ImportService.ImportFormat format, TableFile file) {
        String name = String.valueOf(file.path().getFileName());
        return book.bean(ImportService.class)
                .importFile(
                        format,
                        file,
                        name,
                        IMPORTER,
                        new ImportOptions(false, LookAlikePolicy.REFUSE, Map.of()),
                        (row, rows) -> {});
    }

    TableFile file(String name, String lines) throws IOException {
        return TableFile.firstSheetOf(Files.writeString(folder.resolve(name), HEADER + lines));
    }
}
