package nl.mutatieboek.cli;

import java.util.List;
import nl.mutatieboek.balance.PostingDiffQueries.BalanceChange;
import nl.mutatieboek.balance.trail.BalanceChangeListResponse;
import nl.mutatieboek.balance.trail.BalanceChangeQueries;
import nl.mutatieboek.balance.trail.BalanceChangeQueries.BalanceChangeCriteria;
import nl.mutatieboek.balance.trail.BalanceChangeQueries.BalanceDifference;
import nl.mutatieboek.balance.trail.BalanceChangeQueries.DetailedChange;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the changes between two as-of points. */
@Command(
        name = "changes",
        description =
                "Shows the mutations of an item and all items below it between two points in time, in thousands of"
                        + " euros.")
final class ShowChangesCommand extends LedgerAccessCommand {
    @Option(names = "--item", paramLabel = "ITEM", required = true, description = "A chapter or an item, XX/37.")
    private @Nullable String item;

    @Mixin
    private final MarkOptions marks = new MarkOptions();

    @Mixin
    private final FlowYearOptions options = new FlowYearOptions();

    @Option(
            names = "--from",
            paramLabel = "POINT",
            defaultValue = "",
            description = "First point in time: knownAt=41,effectiveOn=2025-12-31,moment=2026-OWB, each axis"
                    + " optional; now by default.")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "POINT",
            defaultValue = "",
            description = "Second point in time, in the same form; now by default.")
    private String to = "";

    ShowChangesCommand(List<String> ofSpring) {
        super(ofSpring);
    }

    @Override
    int execute(LedgerBeans book) {
        AsOfResolver points = book.getBean(AsOfResolver.class);
        ItemPath path = ItemPath.parse(String.valueOf(item));
        Flow flow = options.flow();
        BudgetYear year = options.year();
        ResolvedAsOf one = points.awaitAt(AsOfQuery.parse(from));
        ResolvedAsOf other = points.awaitAt(AsOfQuery.parse(to));
        other.requireItem(path);
        BalanceChangeCriteria question = new BalanceChangeCriteria(path, flow, year, marks.mark(), one, other);
        BalanceChangeQueries queries = book.getBean(BalanceChangeQueries.class);
        List<BalanceDifference> totals = queries.findDifferences(question);
        List<DetailedChange> changes = queries.withDetails(queries.findChanges(question));
        printResult(BalanceChangeListResponse.of(question, totals, changes), () -> forPeople(totals, changes));
        return MutatieboekCli.EXIT_OK;
    }

    private void forPeople(List<BalanceDifference> totals, List<DetailedChange> changes) {
        TextTable balances = new TextTable("flow", "year", "from", "to", "difference");
        for (BalanceDifference total : totals) {
            balances.addRow(
                    total.flowYear().flow(), total.flowYear().year(), total.from(), total.to(), total.difference());
        }
        print(balances);
        if (changes.isEmpty()) {
            return;
        }
        out().println();
        TextTable table =
                new TextTable("no.", "moment", "effective on", "flow", "year", "thousands", "mutation", "title", "");
        for (DetailedChange detailed : changes) {
            BalanceChange change = detailed.change();
            table.addRow(
                    change.first().ledgerNumber(),
                    detailed.mutation().moment(),
                    detailed.mutation().effectiveOn(),
                    change.flow(),
                    change.year(),
                    change.thousands(),
                    detailed.mutation().number(),
                    detailed.mutation().title(),
                    change.restatement() ? "restatement" : "");
        }
        table.print(out());
    }
}
