package nl.mutatieboek.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.Command.StatedBalance;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Source;
import nl.mutatieboek.intake.Intake.Carrying;
import nl.mutatieboek.intake.format.PublishedStatement;
import nl.mutatieboek.intake.format.ReadFile;
import nl.mutatieboek.intake.format.StatementFile;
import nl.mutatieboek.intake.table.TableFile;

/** The balances of budget statements: one dossier for each chapter and moment. */
final class Statements implements FileRead.Commands {
    private static final String DOCUMENT = "Begrotingsstaten (open data Rijksfinanciën)";

    private final String name;
    private final String sha256;
    private final List<PublishedStatement> read = new ArrayList<>();

    Statements(String name, String sha256) {
        this.name = name;
        this.sha256 = sha256;
    }

    ReadFile read(TableFile file) {
        return StatementFile.read(file, read::add);
    }

    /** What a dossier is about. */
    private record Document(Moment moment, ChapterCode chapter) {
        /** As documents follow one another, so that each is the change from the one before. */
        static final Comparator<Document> IN_TIME = Comparator.comparing(
                        (Document document) -> StatutoryDates.of(document.moment))
                .thenComparing(document -> document.moment.year())
                .thenComparing(document -> document.moment.code())
                .thenComparing(Document::chapter);
    }

    private record Balance(long row, StatedBalance stated) {}

    @Override
    public void hand(Carrying carrying, LongConsumer progress) {
        Registrations registrations = new Registrations();
        Map<Document, List<Balance>> documents = new TreeMap<>(Document.IN_TIME);
        Map<ItemPath, String> chapters = latestNames();
        for (PublishedStatement line : read) {
            ItemPath article = new ItemPath(line.chapter(), List.of(line.articleCode()));
            Map<ItemPath, String> names = new HashMap<>(chapters);
            names.put(article, line.articleName());
            registrations.of(article, line.year(), names).forEach(command -> carrying.hand(command, line.row()));
            line.balances()
                    .forEach((moment, balance) -> documents
                            .computeIfAbsent(new Document(moment, line.chapter()), d -> new ArrayList<>())
                            .add(new Balance(
                                    line.row(), new StatedBalance(article, line.flow(), line.year(), balance))));
        }
        long done = 0;
        for (Map.Entry<Document, List<Balance>> document : documents.entrySet()) {
            long row = document.getValue().getFirst().row();
            registrations.of(document.getKey().moment()).forEach(command -> carrying.hand(command, row));
            carrying.hand(balances(document.getKey(), document.getValue()), row);
            done += document.getValue().size();
            progress.accept(done);
        }
    }

    /** A chapter has one name in the book: the last that the file prints. */
    private Map<ItemPath, String> latestNames() {
        return read.stream()
                .sorted(Comparator.comparing(PublishedStatement::year))
                .collect(Collectors.toMap(
                        line -> ItemPath.of(line.chapter()), PublishedStatement::chapterName, (one, later) -> later));
    }

    private Command balances(Document document, List<Balance> balances) {
        String of = "%s, hoofdstuk %s".formatted(document.moment(), document.chapter());
        List<Long> rows = Stream.of(balances.getFirst(), balances.getLast())
                .map(Balance::row)
                .toList();
        return new Command.TakeBalances(
                Taken.balances(sha256, of),
                "Standen " + of,
                "Overgenomen uit de begrotingsstaten: elke stand is geboekt als de verandering ten opzichte van wat"
                        + " het boek op dat moment had.",
                document.moment(),
                new Source(DOCUMENT, "%s, regel %d–%d".formatted(name, rows.getFirst(), rows.getLast()), null, sha256),
                balances.stream().map(Balance::stated).toList());
    }
}
