package nl.mutatieboek.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.balance.RunningBalance;
import nl.mutatieboek.balance.trail.TrailEntry;
import nl.mutatieboek.balance.trail.TrailEntry.MutationDetails;
import nl.mutatieboek.balance.trail.TrailQueries;
import nl.mutatieboek.balance.trail.TrailQueries.PendingPosting;
import nl.mutatieboek.balance.trail.TrailQueries.TrailCriteria;
import nl.mutatieboek.balance.trail.TrailResponse;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ItemAncestry;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the postings behind a balance, with their mutations and actors. */
@Command(
        name = "trail",
        description =
                "Shows every booked line of an item and all items below it, with the balance after it, in thousands of"
                        + " euros.")
final class ShowTrailCommand extends LedgerAccessCommand {
    @Option(names = "--item", paramLabel = "ITEM", required = true, description = "A chapter or an item, XX/37.")
    private @Nullable String item;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            defaultValue = "KNOWN_AT",
            description = "Time axis of the lines: KNOWN_AT (default), EFFECTIVE_ON or MOMENT.")
    private String order = "";

    @Option(
            names = "--lineage",
            description = "Include the predecessors of the item according to booked reorganisations.")
    private boolean lineage;

    @Option(
            names = "--explain",
            description =
                    "Also show the rule, explanation and source of each mutation, and who proposed it and consented.")
    private boolean explain;

    @Mixin
    private final MarkOptions marks = new MarkOptions();

    @Mixin
    private final FigureQueryOptions options = new FigureQueryOptions();

    ShowTrailCommand(List<String> ofSpring) {
        super(ofSpring);
    }

    @Override
    int execute(LedgerBeans book) {
        TrailQueries queries = book.getBean(TrailQueries.class);
        ItemPath path = ItemPath.parse(String.valueOf(item));
        TrailCriteria itself = new TrailCriteria(
                path,
                options.flow(),
                options.year(),
                book.getBean(AsOfResolver.class).awaitAt(options.toAsOfQuery()),
                PostingOrder.parse(order),
                ItemAncestry.withoutPredecessors(path),
                marks.mark());
        itself.point().requireItem(itself.item());
        TrailCriteria question = lineage ? itself.withLineage() : itself;
        List<TrailEntry> entries = new ArrayList<>();
        queries.forEachEntry(question, entries::add);
        List<PendingPosting> pending = queries.findPendingPostings(question);
        MessageRenderer sentences = book.getBean(MessageRenderer.class);
        Function<MutationKind, String> rules = kind -> sentences.renderRule(kind, Locale.ENGLISH);
        // Only the serving process has the keys of person names.
        TrailResponse shown = TrailResponse.of(question, entries, pending, rules, who -> Optional.empty());
        printResult(shown, () -> {
            forPeople(entries, pending);
            if (explain) {
                mutationDetails(entries, pending)
                        .forEach(details -> MutationTextRenderer.print(details, rules.apply(details.kind()), out()));
            }
        });
        return MutatieboekCli.EXIT_OK;
    }

    /** The mutations of these postings, each once, in order of first occurrence. */
    private static Collection<MutationDetails> mutationDetails(List<TrailEntry> entries, List<PendingPosting> pending) {
        Map<MutationId, MutationDetails> details = new LinkedHashMap<>();
        entries.forEach(entry -> details.putIfAbsent(entry.mutation().id(), entry.mutation()));
        pending.forEach(posting -> details.putIfAbsent(posting.mutation().id(), posting.mutation()));
        return details.values();
    }

    private void forPeople(List<TrailEntry> entries, List<PendingPosting> pending) {
        TextTable table = new TextTable(
                "no.", "moment", "effective on", "item", "flow", "year", "thousands", "balance", "mutation", "title");
        for (TrailEntry entry : entries) {
            RunningBalance line = entry.runningBalance();
            table.addRow(
                    line.position().ledgerNumber(),
                    line.moment(),
                    line.effectiveOn(),
                    entry.posting().item(),
                    line.flow(),
                    line.year(),
                    line.thousands(),
                    line.balance(),
                    entry.mutation().number(),
                    entry.mutation().title());
        }
        for (PendingPosting line : pending) {
            table.addRow(
                    "",
                    line.mutation().moment(),
                    line.mutation().effectiveOn(),
                    line.posting().item(),
                    line.posting().flow(),
                    line.posting().year(),
                    line.posting().thousands(),
                    "",
                    line.mutation().number(),
                    line.mutation().title() + " (pending)");
        }
        print(table);
    }
}
