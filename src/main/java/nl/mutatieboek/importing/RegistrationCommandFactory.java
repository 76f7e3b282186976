package nl.mutatieboek.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.importing.format.LookAlikePolicy;

/**
 * The moments, chapters and items that a file touches, each once. What the book has already it refuses, and that is no matter.
 * A source says what a code means in a year, and of no other: an item is registered year by year, and a chapter for all years.
 */
final class RegistrationCommandFactory {
    private static final Validity ALWAYS = new Validity(new BudgetYear(BudgetYear.FIRST), null);

    private final Set<Object> registered = new HashSet<>();
    private final Set<ItemPath> ofSource;

    /**
     * Of a file.
     *
     * @param items what the file names, to which {@link #itemWithAncestors} adds what lies above
     */
    RegistrationCommandFactory(Set<ItemPath> items) {
        this.ofSource = Set.copyOf(items);
    }

    /** The items that must be there for this one, itself among them. */
    static Stream<ItemPath> itemWithAncestors(ItemPath item) {
        return item.named().stream().flatMap(named -> named.ancestorsAndSelf().stream());
    }

    private record ItemYear(ItemPath item, BudgetYear year) {}

    /** What a moment needs. */
    List<Command> commandsFor(Moment moment) {
        return registered.add(moment)
                ? List.of(new Command.RegisterMoment(
                        moment, StatutoryDateResolver.submissionDate(moment), true, null, true))
                : List.of();
    }

    /**
     * What an item needs in a year: its chapter and all that it lies below.
     *
     * @param names what the file calls them; {@link ItemNameImporter} records it
     * @param lookAlikes what becomes of an item that looks like one that the book has
     */
    List<Command> commandsFor(ItemPath item, BudgetYear year, Map<ItemPath, String> names, LookAlikePolicy lookAlikes) {
        List<Command> commands = new ArrayList<>();
        for (ItemPath named : item.named()) {
            for (ItemPath level : named.ancestorsAndSelf()) {
                if (level.isChapter() && registered.add(level)) {
                    commands.add(new Command.OpenChapter(level.chapter(), null, ALWAYS, true));
                } else if (!level.isChapter() && registered.add(new ItemYear(level, year))) {
                    commands.add(new Command.RegisterItem(
                            level,
                            names.get(level),
                            new Validity(year, year),
                            new Command.ImportSource(ofSource, lookAlikes == LookAlikePolicy.BOOK)));
                }
            }
        }
        return commands;
    }

    /** What a mutation needs. */
    List<Command> commandsFor(Proposal proposal, Map<ItemPath, String> names, LookAlikePolicy lookAlikes) {
        List<Command> commands = new ArrayList<>(commandsFor(proposal.moment()));
        for (Posting posting : proposal.postings()) {
            commands.addAll(commandsFor(posting.item(), posting.year(), names, lookAlikes));
        }
        return commands;
    }
}
