package nl.mutatieboek.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.importing.format.LookAlikePolicy;

/**
 * Creates commands that register the moments, chapters and items of a file, each once. The ledger refuses what it has
 * already, which is harmless. A source defines a code for one year: items are registered year by year, chapters for all
 * years.
 */
final class StructureRegistrationCommandFactory {
    private static final Validity ALL_YEARS = new Validity(new BudgetYear(BudgetYear.FIRST), null);

    private final Set<Object> registered = new HashSet<>();
    private final Set<ItemPath> itemsOfFile;

    /** @param items items of the file, each with {@link #itemWithAncestors} */
    StructureRegistrationCommandFactory(Set<ItemPath> items) {
        this.itemsOfFile = Set.copyOf(items);
    }

    /** An item with its ancestors, all of which must be registered. */
    static Stream<ItemPath> itemWithAncestors(ItemPath item) {
        return item.named().stream().flatMap(named -> named.ancestorsAndSelf().stream());
    }

    private record ItemYear(ItemPath item, BudgetYear year) {}

    /** Commands that a moment needs. */
    List<Command> commandsFor(Moment moment) {
        return registered.add(moment)
                ? List.of(new CalendarCommand.RegisterMoment(
                        moment, StatutoryDateResolver.submissionDate(moment), true, null, true))
                : List.of();
    }

    /**
     * Commands that an item needs in a year: its chapter, its ancestors and itself.
     *
     * @param names names in the file, recorded by {@link ItemNameImporter}
     * @param lookAlikes what to do with an item that looks like one in the ledger
     */
    List<Command> commandsFor(ItemPath item, BudgetYear year, Map<ItemPath, String> names, LookAlikePolicy lookAlikes) {
        List<Command> commands = new ArrayList<>();
        for (ItemPath named : item.named()) {
            for (ItemPath level : named.ancestorsAndSelf()) {
                if (level.isChapter() && registered.add(level)) {
                    commands.add(new Command.OpenChapter(level.chapter(), null, ALL_YEARS, true));
                } else if (!level.isChapter() && registered.add(new ItemYear(level, year))) {
                    commands.add(new ItemCommand.RegisterItem(
                            level,
                            names.get(level),
                            new Validity(year, year),
                            new ItemCommand.ImportSource(itemsOfFile, lookAlikes == LookAlikePolicy.BOOK)));
                }
            }
        }
        return commands;
    }

    /** Commands that a mutation needs. */
    List<Command> commandsFor(Proposal proposal, Map<ItemPath, String> names, LookAlikePolicy lookAlikes) {
        List<Command> commands = new ArrayList<>(commandsFor(proposal.moment()));
        for (Posting posting : proposal.postings()) {
            commands.addAll(commandsFor(posting.item(), posting.year(), names, lookAlikes));
        }
        return commands;
    }
}
