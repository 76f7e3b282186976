package nl.mutatieboek.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Command.StatedBalance;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.importing.ImportService.ImportCommandSubmitter;
import nl.mutatieboek.importing.StatedBalanceSubmitter.BalanceDocument;
import nl.mutatieboek.importing.format.BudgetStatementRow;
import nl.mutatieboek.importing.format.FileParseSummary;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.format.StatementFileParser;
import nl.mutatieboek.importing.table.TableFile;

/** The balances of budget statements. */
final class StatementFileImporter implements ParsedImport.FileImporter {
    private static final String DOCUMENT = "Begrotingsstaten (open data Rijksfinanciën)";

    private final Source source;
    private final StatedBalanceSubmitter documents;
    private final List<BudgetStatementRow> parse = new ArrayList<>();

    StatementFileImporter(String name, String sha256) {
        this.source = new Source(DOCUMENT, name, null, sha256);
        this.documents = new StatedBalanceSubmitter(sha256);
    }

    FileParseSummary parse(TableFile file) {
        return StatementFileParser.parse(file, parse::add);
    }

    @Override
    public void submitCommands(ImportCommandSubmitter carrying, LongConsumer progress) {
        RegistrationCommandFactory registrations = new RegistrationCommandFactory(parse.stream()
                .map(line -> new ItemPath(line.chapter(), List.of(line.articleCode())))
                .collect(Collectors.toSet()));
        ItemNameImporter names = new ItemNameImporter();
        for (BudgetStatementRow line : parse) {
            names.addCandidateName(ItemPath.of(line.chapter()), line.chapterName());
            names.addCandidateName(new ItemPath(line.chapter(), List.of(line.articleCode())), line.articleName());
        }
        for (BudgetStatementRow line : parse) {
            ItemPath article = new ItemPath(line.chapter(), List.of(line.articleCode()));
            Map<ItemPath, String> called =
                    Map.of(ItemPath.of(line.chapter()), line.chapterName(), article, line.articleName());
            registrations
                    .commandsFor(article, line.year(), called, LookAlikePolicy.REFUSE)
                    .forEach(command -> carrying.submit(command, line.row()));
            names.submitNames(carrying, line.year(), called, line.row());
            line.balances()
                    .forEach((moment, balance) -> documents.add(
                            new BalanceDocument(moment, line.chapter(), source),
                            line.row(),
                            new StatedBalance(article, line.flow(), line.year(), balance, null, null)));
        }
        documents.submitBalances(carrying, registrations, progress);
    }
}
