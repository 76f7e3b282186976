package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.Decision.refused;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.ItemCorrected;
import nl.mutatieboek.domain.Event.ItemNameCorrected;
import nl.mutatieboek.domain.Event.ItemRegistered;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.Refusal.ItemBelowLeftOut;
import nl.mutatieboek.domain.Refusal.ItemCorrectionBySomebodyElse;
import nl.mutatieboek.domain.Refusal.ItemCorrectionProposedBefore;
import nl.mutatieboek.domain.Refusal.ItemExists;
import nl.mutatieboek.domain.Refusal.ItemNotRegisteredFrom;
import nl.mutatieboek.domain.Refusal.ItemUnchanged;
import nl.mutatieboek.domain.Refusal.ItemUsed;
import nl.mutatieboek.domain.Refusal.NoItemCorrectionProposed;
import nl.mutatieboek.domain.Refusal.NotNamedSo;
import nl.mutatieboek.domain.moment.MomentDecider;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Decides on corrections of what was registered of chapters and items, and of their names by year, which two people confirm
 * where the policy asks two.
 */
public final class ItemCorrectionDecider {
    private final BookState book;
    private final Actor actor;
    private final ConsentPolicy policy;

    public ItemCorrectionDecider(BookState book, Actor actor, ConsentPolicy policy) {
        this.book = book;
        this.actor = actor;
        this.policy = policy;
    }

    /** Name and validity that were registered, of a chapter or an item. */
    private record CurrentRegistration(@Nullable String name, Validity validity) {}

    /** Where the chapter needs an item in a year, because of what a moment presents. */
    private record ItemUsage(ItemPath item, BudgetYear year, Moment moment) {}

    public Decision registration(Command.CorrectItem command) {
        ItemPath item = command.item();
        return inChapter(item, open -> {
            Optional<CurrentRegistration> known = known(item, command.from(), open);
            if (known.isEmpty()) {
                return refused(new ItemNotRegisteredFrom(item, command.from()));
            }
            Validity validity = command.validity();
            String name = command.name() == null ? known.get().name() : command.name();
            if (new CurrentRegistration(name, validity).equals(known.get())) {
                return refused(new ItemUnchanged(item));
            }
            return open.items()
                    .overlapping(item, validity, command.from())
                    .<Refusal>map(other -> new ItemExists(item, other.validity()))
                    .or(() -> item.isChapter()
                            ? Optional.empty()
                            : RegistrationDecider.withoutPlace(item, validity, open))
                    .or(() -> leftOut(item, known.get().validity().without(validity), open))
                    .map(Decision::refused)
                    .orElseGet(() -> inTwoSteps(
                            open, new ItemCorrected(item, command.from(), name, validity, command.reason()), item));
        });
    }

    private static Optional<CurrentRegistration> known(ItemPath item, BudgetYear from, Chapter.Open open) {
        if (item.isChapter()) {
            return Optional.of(open.opened())
                    .filter(opened -> opened.validity().from().equals(from))
                    .map(opened -> new CurrentRegistration(opened.name(), opened.validity()));
        }
        return open.items().registration(item, from).map(one -> new CurrentRegistration(one.name(), one.validity()));
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
                .min(Comparator.comparing(ItemUsage::item)
                        .thenComparing(ItemUsage::year)
                        .thenComparing(use -> use.moment().toString()))
                .map(use -> new ItemUsed(use.item(), use.year(), use.moment())));
    }

    /** A chapter also needs the years of the moments in which it presents something, because their embargo counts on it. */
    private Stream<ItemUsage> uses(ItemPath item, Chapter.Open open) {
        Stream<ItemUsage> ofItem = Stream.of(booked(open), checked(open), pending(open))
                .flatMap(uses -> uses)
                .filter(use -> use.item().named().stream().anyMatch(item::contains));
        if (!item.isChapter()) {
            return ofItem;
        }
        ChapterMoments sittings = open.sittings();
        return Stream.of(
                        ofItem,
                        sittings.closed().stream().map(moment -> new ItemUsage(item, moment.year(), moment)),
                        sittings.bills().keySet().stream().map(moment -> new ItemUsage(item, moment.year(), moment)))
                .flatMap(uses -> uses)
                .flatMap(use ->
                        Stream.of(use, new ItemUsage(use.item(), use.moment().year(), use.moment())));
    }

    private static Stream<ItemUsage> booked(Chapter.Open open) {
        return open.figures().booked().columns().entrySet().stream()
                .flatMap(column -> column.getValue().entrySet().stream()
                        .flatMap(item -> item.getValue().keySet().stream()
                                .map(moment -> new ItemUsage(
                                        item.getKey(), column.getKey().year(), moment))));
    }

    private static Stream<ItemUsage> checked(Chapter.Open open) {
        return open.figures().checks().stream()
                .map(published -> new ItemUsage(published.item(), published.year(), published.moment()));
    }

    /**
     * What is proposed by the chapter, or draws on its reserves. What another chapter proposes here otherwise stands in no
     * stream of this chapter; it is refused when it would be booked.
     */
    private Stream<ItemUsage> pending(Chapter.Open open) {
        Stream<MutationId> unbooked =
                open.figures().lines().unbooked().values().stream().flatMap(ids -> ids.stream());
        return Stream.concat(unbooked, open.reserves().claims().keySet().stream())
                .distinct()
                .map(book::mutation)
                .filter(Mutation.Pending.class::isInstance)
                .map(mutation -> ((Mutation.Pending) mutation).facts().proposal())
                .flatMap(proposal -> proposal.postings().stream()
                        .map(posting -> new ItemUsage(posting.item(), posting.year(), proposal.moment())));
    }

    public Decision name(Command.CorrectItemName command) {
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
    public Decision withdrawal(Command.WithdrawItemCorrections command) {
        ItemPath item = command.item();
        PersonId person = actor.person();
        return inChapter(item, open -> {
            List<PendingChange> pending = open.sittings().pending(item);
            if (pending.isEmpty()) {
                return refused(new NoItemCorrectionProposed(item));
            }
            List<Event> withdrawn = pending.stream()
                    .filter(change -> change.by().equals(person))
                    .<Event>map(change -> new Event.ChapterChangeWithdrawn(item.chapter(), person, change.change()))
                    .toList();
            return withdrawn.isEmpty()
                    ? refused(new ItemCorrectionBySomebodyElse(
                            person, pending.getFirst().by(), item))
                    : new Decision.Accepted(withdrawn);
        });
    }

    private <C extends Event.ChapterEvent & Event.TwoPersonChange> Decision inTwoSteps(
            Chapter.Open open, C change, ItemPath item) {
        return MomentDecider.inTwoSteps(
                open, actor, policy, change, List.of(), new ItemCorrectionProposedBefore(actor.person(), item));
    }

    private Decision inChapter(ItemPath item, Function<Chapter.Open, Decision> decide) {
        boolean ofBook = actor.mandates().contains(Mandate.ADMINISTER);
        return ofBook || actor.may(Mandate.ADMINISTER, item.chapter())
                ? book.inChapter(item.chapter(), decide)
                : refused(actor.without(Mandate.ADMINISTER, List.of(item.chapter())));
    }
}
