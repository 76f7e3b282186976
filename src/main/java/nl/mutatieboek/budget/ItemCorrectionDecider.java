package nl.mutatieboek.budget;

import static nl.mutatieboek.budget.Decision.refused;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.mutatieboek.budget.Event.ItemCorrected;
import nl.mutatieboek.budget.Event.ItemNameCorrected;
import nl.mutatieboek.budget.Event.ItemRegistered;
import nl.mutatieboek.budget.Refusal.ItemBelowLeftOut;
import nl.mutatieboek.budget.Refusal.ItemCorrectionBySomebodyElse;
import nl.mutatieboek.budget.Refusal.ItemCorrectionProposedBefore;
import nl.mutatieboek.budget.Refusal.ItemExists;
import nl.mutatieboek.budget.Refusal.ItemNotRegisteredFrom;
import nl.mutatieboek.budget.Refusal.ItemUnchanged;
import nl.mutatieboek.budget.Refusal.ItemUsed;
import nl.mutatieboek.budget.Refusal.NoItemCorrectionProposed;
import nl.mutatieboek.budget.Refusal.NotNamedSo;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.budget.term.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Decides on corrections of what was registered of chapters and items, and of their names by year, which two people confirm
 * where the policy asks two.
 */
final class ItemCorrectionDecider {
    private final Book book;
    private final Actor actor;
    private final ConsentPolicy policy;

    ItemCorrectionDecider(Book book, Actor actor, ConsentPolicy policy) {
        this.book = book;
        this.actor = actor;
        this.policy = policy;
    }

    /** Name and validity that were registered, of a chapter or an item. */
    private record Registered(@Nullable String name, Validity validity) {}

    /** Where the chapter needs an item in a year, because of what a moment presents. */
    private record Use(ItemPath item, BudgetYear year, Moment moment) {}

    Decision registration(Command.CorrectItem command) {
        ItemPath item = command.item();
        return inChapter(item, open -> {
            Optional<Registered> known = known(item, command.from(), open);
            if (known.isEmpty()) {
                return refused(new ItemNotRegisteredFrom(item, command.from()));
            }
            Validity validity = command.validity();
            String name = command.name() == null ? known.get().name() : command.name();
            if (new Registered(name, validity).equals(known.get())) {
                return refused(new ItemUnchanged(item));
            }
            return open.items()
                    .overlapping(item, validity, command.from())
                    .<Refusal>map(other -> new ItemExists(item, other.validity()))
                    .or(() -> item.isChapter() ? Optional.empty() : Registering.withoutPlace(item, validity, open))
                    .or(() -> leftOut(item, known.get().validity().without(validity), open))
                    .map(Decision::refused)
                    .orElseGet(() -> inTwoSteps(
                            open, new ItemCorrected(item, command.from(), name, validity, command.reason()), item));
        });
    }

    private static Optional<Registered> known(ItemPath item, BudgetYear from, Chapter.Open open) {
        if (item.isChapter()) {
            return Optional.of(open.opened())
                    .filter(opened -> opened.validity().from().equals(from))
                    .map(opened -> new Registered(opened.name(), opened.validity()));
        }
        return open.items().registration(item, from).map(one -> new Registered(one.name(), one.validity()));
    }

    /** What is in these years on the item or below it, and would lose its place. */
    private Optional<Refusal> leftOut(ItemPath item, List<Validity> years, Chapter.Open open) {
        Optional<Refusal> below = open.items().registered().values().stream()
                .flatMap(List::stream)
                .filter(one -> !one.item().equals(item) && item.contains(one.item()))
                .filter(one -> years.stream().anyMatch(one.validity()::overlaps))
                .min(Comparator.comparing(ItemRegistered::item)
                        .thenComparing(one -> one.validity().from()))
                .map(one -> new ItemBelowLeftOut(item, one.item(), one.validity()));
        return below.or(() -> uses(item, open)
                .filter(use -> years.stream().anyMatch(validity -> validity.includes(use.year())))
                .min(Comparator.comparing(Use::item)
                        .thenComparing(Use::year)
                        .thenComparing(use -> use.moment().toString()))
                .map(use -> new ItemUsed(use.item(), use.year(), use.moment())));
    }

    /** A chapter also needs the years of the moments in which it presents something, because their embargo counts on it. */
    private Stream<Use> uses(ItemPath item, Chapter.Open open) {
        Stream<Use> ofItem = Stream.of(booked(open), checked(open), pending(open))
                .flatMap(uses -> uses)
                .filter(use -> use.item().named().stream().anyMatch(item::contains));
        if (!item.isChapter()) {
            return ofItem;
        }
        Sittings sittings = open.sittings();
        return Stream.of(
                        ofItem,
                        sittings.closed().stream().map(moment -> new Use(item, moment.year(), moment)),
                        sittings.bills().keySet().stream().map(moment -> new Use(item, moment.year(), moment)))
                .flatMap(uses -> uses)
                .flatMap(use -> Stream.of(use, new Use(use.item(), use.moment().year(), use.moment())));
    }

    private static Stream<Use> booked(Chapter.Open open) {
        return open.figures().booked().columns().entrySet().stream()
                .flatMap(column -> column.getValue().entrySet().stream()
                        .flatMap(item -> item.getValue().keySet().stream()
                                .map(moment ->
                                        new Use(item.getKey(), column.getKey().year(), moment))));
    }

    private static Stream<Use> checked(Chapter.Open open) {
        return open.figures().checks().stream()
                .map(published -> new Use(published.item(), published.year(), published.moment()));
    }

    /**
     * What is proposed by the chapter, or draws on its reserves. What another chapter proposes here otherwise stands in no
     * stream of this chapter; it is refused when it would be booked.
     */
    private Stream<Use> pending(Chapter.Open open) {
        Stream<MutationId> unbooked =
                open.figures().lines().unbooked().values().stream().flatMap(ids -> ids.stream());
        return Stream.concat(unbooked, open.reserves().claims().keySet().stream())
                .distinct()
                .map(book::mutation)
                .filter(Mutation.Pending.class::isInstance)
                .map(mutation -> ((Mutation.Pending) mutation).facts().proposal())
                .flatMap(proposal -> proposal.postings().stream()
                        .map(posting -> new Use(posting.item(), posting.year(), proposal.moment())));
    }

    Decision name(Command.CorrectItemName command) {
        ItemPath item = command.item();
        ItemNameCorrected change = new ItemNameCorrected(
                item, command.year(), command.name(), command.rightYear(), command.rightName(), command.reason());
        return inChapter(item, open -> {
            if (!open.items().holds(change.wrong())) {
                return refused(new NotNamedSo(item, command.year(), command.name()));
            }
            return change.wrong().equals(change.right())
                    ? refused(new ItemUnchanged(item))
                    : inTwoSteps(open, change, item);
        });
    }

    /** Only the proposer withdraws a correction; others confirm it or propose another in its place. */
    Decision withdrawal(Command.WithdrawItemCorrections command) {
        ItemPath item = command.item();
        PersonId person = actor.person();
        return inChapter(item, open -> {
            List<PendingChange> pending = open.sittings().pending(item);
            if (pending.isEmpty()) {
                return refused(new NoItemCorrectionProposed(item));
            }
            List<Event> withdrawn = pending.stream()
                    .filter(change -> change.by().equals(person))
                    .<Event>map(change -> new Event.ChangeWithdrawn(item.chapter(), person, change.change()))
                    .toList();
            return withdrawn.isEmpty()
                    ? refused(new ItemCorrectionBySomebodyElse(
                            person, pending.getFirst().by(), item))
                    : new Decision.Accepted(withdrawn);
        });
    }

    private <C extends Event.OfChapter & Event.TwoPersonChange> Decision inTwoSteps(
            Chapter.Open open, C change, ItemPath item) {
        return Sitting.inTwoSteps(
                open, actor, policy, change, List.of(), new ItemCorrectionProposedBefore(actor.person(), item));
    }

    private Decision inChapter(ItemPath item, Function<Chapter.Open, Decision> decide) {
        boolean ofBook = actor.mandates().contains(Mandate.ADMINISTER);
        return ofBook || actor.may(Mandate.ADMINISTER, item.chapter())
                ? book.inChapter(item.chapter(), decide)
                : refused(actor.without(Mandate.ADMINISTER, List.of(item.chapter())));
    }
}
