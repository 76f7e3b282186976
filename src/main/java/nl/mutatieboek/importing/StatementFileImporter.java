package nl.mutatieboek.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.RecordedTextFormatter;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedBalance;
import nl.mutatieboek.importing.ImportService.ImportCommandSubmitter;
import nl.mutatieboek.importing.StatedBalanceSubmitter.BalanceDocument;
import nl.mutatieboek.importing.format.BudgetStatementRow;
import nl.mutatieboek.importing.format.FileParseSummary;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.format.StatementFileParser;
import nl.mutatieboek.importing.table.TableFile;

/** Imports the balances of budget statements. */
final class StatementFileImporter implements ParsedImport.FileImporter {
    private static final String DOCUMENT = RecordedTextFormatter.format("statements.document");

    private final Source source;
    private final StatedBalanceSubmitter balanceSubmitter;
    private final List<BudgetStatementRow> rows = new ArrayList<>();

    StatementFileImporter(String name, String sha256) {
        this.source = new Source(DOCUMENT, name, null, sha256);
        this.balanceSubmitter = new StatedBalanceSubmitter(sha256);
    }

    FileParseSummary parse(TableFile file) {
        return StatementFileParser.parse(file, rows::add);
    }

    @Override
    public void submitCommands(ImportCommandSubmitter submitter, LongConsumer progress) {
        StructureRegistrationCommandFactory registrations = new StructureRegistrationCommandFactory(rows.stream()
                .map(row -> new ItemPath(row.chapter(), List.of(row.articleCode())))
                .collect(Collectors.toSet()));
        ItemNameImporter names = new ItemNameImporter();
        for (BudgetStatementRow row : rows) {
            names.addCandidateName(ItemPath.of(row.chapter()), row.chapterName());
            names.addCandidateName(new ItemPath(row.chapter(), List.of(row.articleCode())), row.articleName());
        }
        for (BudgetStatementRow row : rows) {
            ItemPath article = new ItemPath(row.chapter(), List.of(row.articleCode()));
            Map<ItemPath, String> namesOfRow =
                    Map.of(ItemPath.of(row.chapter()), row.chapterName(), article, row.articleName());
            registrations
                    .commandsFor(article, row.year(), namesOfRow, LookAlikePolicy.REFUSE)
                    .forEach(command -> submitter.submit(command, row.row()));
            names.submitNames(submitter, row.year(), namesOfRow, row.row());
            row.balances()
                    .forEach((moment, balance) -> balanceSubmitter.add(
                            new BalanceDocument(moment, row.chapter(), source),
                            row.row(),
                            new StatedBalance(article, row.flow(), row.year(), balance, null, null, null)));
        }
        balanceSubmitter.submitBalances(submitter, registrations, progress);
    }
}
