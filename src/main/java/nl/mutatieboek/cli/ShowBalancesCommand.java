package nl.mutatieboek.cli;

import java.util.List;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceListResponse;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Shows balances at any as-of point. */
@Command(
        name = "balance",
        description =
                "Shows the balances of an item and all items below it, in thousands of euros, at a point in time.")
final class ShowBalancesCommand extends LedgerAccessCommand {
    @Option(
            names = "--item",
            paramLabel = "ITEM",
            description = "A chapter or an item, XX/37; every chapter by default.")
    private @Nullable String item;

    @Option(
            names = "--depth",
            paramLabel = "LEVELS",
            description = "Number of levels below the item that get rows of their own.")
    private int depth;

    @Option(
            names = "--lineage",
            description = "Include the predecessors of the item according to booked reorganisations.")
    private boolean lineage;

    @Mixin
    private final MarkOptions marks = new MarkOptions();

    @Mixin
    private final FigureQueryOptions asked = new FigureQueryOptions();

    ShowBalancesCommand(List<String> ofSpring) {
        super(ofSpring);
    }

    @Override
    int execute(LedgerBeans book) {
        if (depth < 0 || depth > BalanceCriteria.MAX_DEPTH) {
            throw new ParameterException(commandLine(), "Items have at most eight levels below the chapter.");
        }
        ItemPath path = item == null ? null : ItemPath.parse(item);
        BalanceCriteria question = new BalanceCriteria(path, asked.flow(), asked.year(), depth, lineage, marks.mark());
        ResolvedAsOf point = book.getBean(AsOfResolver.class).awaitAt(asked.toAsOfQuery());
        if (path != null) {
            point.requireItem(path);
        }
        List<Balance> rows = book.getBean(BalanceQueries.class).find(question, point);
        printResult(BalanceListResponse.of(point, rows), () -> forPeople(rows));
        return MutatieboekCli.EXIT_OK;
    }

    private void forPeople(List<Balance> rows) {
        TextTable table = new TextTable("item", "flow", "year", "thousands", "pending", "basis", "rounded to", "");
        for (Balance row : rows) {
            table.addRow(
                    row.item(),
                    row.flow(),
                    row.year(),
                    row.thousands(),
                    row.pending().isZero() ? null : row.pending(),
                    row.basis(),
                    row.precision() == null ? null : row.precision().thousands(),
                    remark(row));
        }
        print(table);
    }

    private static String remark(Balance row) {
        if (!row.known()) {
            return "not known";
        }
        return row.complete() ? "" : "incomplete";
    }
}
