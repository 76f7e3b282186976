package nl.mutatieboek.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.Command.StatedBalance;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Source;
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
        Map<ItemPath, String> chapters = latestNames();
        for (PublishedStatement line : read) {
            ItemPath article = new ItemPath(line.chapter(), List.of(line.articleCode()));
            Map<ItemPath, String> names = new HashMap<>(chapters);
            names.put(article, line.articleName());
            registrations
                    .of(article, line.year(), names, LookAlikes.REFUSE)
                    .forEach(command -> carrying.hand(command, line.row()));
            line.balances()
                    .forEach((moment, balance) -> documents.add(
                            new Document(moment, line.chapter(), source),
                            line.row(),
                            new StatedBalance(article, line.flow(), line.year(), balance, null, null)));
        }
        documents.hand(carrying, registrations, progress);
    }

    /** A chapter has one name in the book: the last that the file prints. */
    private Map<ItemPath, String> latestNames() {
        return read.stream()
                .sorted(Comparator.comparing(PublishedStatement::year))
                .collect(Collectors.toMap(
                        line -> ItemPath.of(line.chapter()), PublishedStatement::chapterName, (one, later) -> later));
    }
}
