package nl.mutatieboek.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Command.StatedBalance;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.intake.Intake.Carrying;
import nl.mutatieboek.intake.StatedDocuments.Document;
import nl.mutatieboek.intake.format.LookAlikes;
import nl.mutatieboek.intake.format.PublishedStatement;
import nl.mutatieboek.intake.format.ReadFile;
import nl.mutatieboek.intake.format.StatementFile;
import nl.mutatieboek.intake.table.TableFile;

/** The balances of budget statements. */
final class Statements implements FileRead.Commands {
    private static final String DOCUMENT = "Begrotingsstaten (open data Rijksfinanciën)";

    private final Source source;
    private final StatedDocuments documents;
    private final List<PublishedStatement> read = new ArrayList<>();

    Statements(String name, String sha256) {
        this.source = new Source(DOCUMENT, name, null, sha256);
        this.documents = new StatedDocuments(sha256);
    }

    ReadFile read(TableFile file) {
        return StatementFile.read(file, read::add);
    }

    @Override
    public void hand(Carrying carrying, LongConsumer progress) {
        Registrations registrations = new Registrations(read.stream()
                .map(line -> new ItemPath(line.chapter(), List.of(line.articleCode())))
                .collect(Collectors.toSet()));
        ImportedNames names = new ImportedNames();
        for (PublishedStatement line : read) {
            names.add(ItemPath.of(line.chapter()), line.chapterName());
            names.add(new ItemPath(line.chapter(), List.of(line.articleCode())), line.articleName());
        }
        for (PublishedStatement line : read) {
            ItemPath article = new ItemPath(line.chapter(), List.of(line.articleCode()));
            Map<ItemPath, String> called =
                    Map.of(ItemPath.of(line.chapter()), line.chapterName(), article, line.articleName());
            registrations
                    .of(article, line.year(), called, LookAlikes.REFUSE)
                    .forEach(command -> carrying.hand(command, line.row()));
            names.hand(carrying, line.year(), called, line.row());
            line.balances()
                    .forEach((moment, balance) -> documents.add(
                            new Document(moment, line.chapter(), source),
                            line.row(),
                            new StatedBalance(article, line.flow(), line.year(), balance, null, null)));
        }
        documents.hand(carrying, registrations, progress);
    }
}
