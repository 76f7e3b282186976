package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.Decision.refused;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.ItemCorrected;
import nl.mutatieboek.domain.Event.ItemNameCorrected;
import nl.mutatieboek.domain.Event.ItemRegistered;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.StructureRefusal.ItemBelowLeftOut;
import nl.mutatieboek.domain.StructureRefusal.ItemCorrectionBySomebodyElse;
import nl.mutatieboek.domain.StructureRefusal.ItemCorrectionProposedBefore;
import nl.mutatieboek.domain.StructureRefusal.ItemExists;
import nl.mutatieboek.domain.StructureRefusal.ItemNotRegisteredFrom;
import nl.mutatieboek.domain.StructureRefusal.ItemUnchanged;
import nl.mutatieboek.domain.StructureRefusal.ItemUsed;
import nl.mutatieboek.domain.StructureRefusal.NoItemCorrectionProposed;
import nl.mutatieboek.domain.StructureRefusal.NotNamedSo;
import nl.mutatieboek.domain.moment.MomentDecider;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;

/** Decides on corrections of registrations and names of chapters and items, by two people if the policy says so. */
public record ItemCorrectionDecider(BookState book, Actor actor, ConsentPolicy policy) {
    /** Current name and validity of a chapter or item. */
    private record CurrentRegistration(@Nullable String name, Validity validity) {}

    /** Use of an item in a year, presented by a moment. */
    private record ItemUsage(ItemPath item, BudgetYear year, Moment moment) {}

    public Decision decideRegistrationCorrection(ItemCommand.CorrectItem command) {
        ItemPath item = command.item();
        return decideAsAdministrator(item, open -> {
            Optional<CurrentRegistration> known = currentRegistration(item, command.registeredFrom(), open);
            if (known.isEmpty()) {
                return refused(new ItemNotRegisteredFrom(item, command.registeredFrom()));
            }
            Validity validity = command.validity();
            String name = command.name() == null ? known.get().name() : command.name();
            if (new CurrentRegistration(name, validity).equals(known.get())) {
                return refused(new ItemUnchanged(item));
            }
            return open.items()
                    .overlapping(item, validity, command.registeredFrom())
                    .<Refusal>map(other -> new ItemExists(item, other.validity()))
                    .or(() ->
                            item.isChapter() ? Optional.empty() : RegistrationDecider.checkParent(item, validity, open))
                    .or(() -> checkExcludedYears(item, known.get().validity().without(validity), open))
                    .map(Decision::refused)
                    .orElseGet(() -> proposeOrConfirm(
                            open,
                            new ItemCorrected(item, command.registeredFrom(), name, validity, command.reason()),
                            item));
        });
    }

    private static Optional<CurrentRegistration> currentRegistration(
            ItemPath item, BudgetYear from, Chapter.Open open) {
        if (item.isChapter()) {
            return Optional.of(open.opened())
                    .filter(opened -> opened.validity().from().equals(from))
                    .map(opened -> new CurrentRegistration(opened.name(), opened.validity()));
        }
        return open.items().registration(item, from).map(one -> new CurrentRegistration(one.name(), one.validity()));
    }

    /** Refuses the exclusion of years in which the item, or one below it, is used or registered. */
    private Optional<Refusal> checkExcludedYears(ItemPath item, List<Validity> years, Chapter.Open open) {
        Optional<Refusal> below = open.items().registered().values().stream()
                .flatMap(List::stream)
                .filter(one -> !one.item().equals(item) && item.contains(one.item()))
                .filter(one -> years.stream().anyMatch(one.validity()::overlaps))
                .min(Comparator.comparing(ItemRegistered::item)
                        .thenComparing(one -> one.validity().from()))
                .map(one -> new ItemBelowLeftOut(item, one.item(), one.validity()));
        return below.or(() -> usages(item, open)
                .filter(use -> years.stream().anyMatch(validity -> validity.includes(use.year())))
                .min(Comparator.comparing(ItemUsage::item)
                        .thenComparing(ItemUsage::year)
                        .thenComparing(use -> use.moment().toString()))
                .map(use -> new ItemUsed(use.item(), use.year(), use.moment())));
    }

    /** Returns the uses of an item. A chapter also uses the years of its moments, for their embargoes. */
    private Stream<ItemUsage> usages(ItemPath item, Chapter.Open open) {
        Stream<ItemUsage> itemUsages = Stream.of(bookedUsages(open), publishedUsages(open), pendingUsages(open))
                .flatMap(uses -> uses)
                .filter(use -> use.item().named().stream().anyMatch(item::contains));
        if (!item.isChapter()) {
            return itemUsages;
        }
        ChapterMoments moments = open.moments();
        return Stream.of(
                        itemUsages,
                        moments.closedMoments().stream().map(moment -> new ItemUsage(item, moment.year(), moment)),
                        moments.bills().keySet().stream().map(moment -> new ItemUsage(item, moment.year(), moment)))
                .flatMap(uses -> uses)
                .flatMap(use ->
                        Stream.of(use, new ItemUsage(use.item(), use.moment().year(), use.moment())));
    }

    private static Stream<ItemUsage> bookedUsages(Chapter.Open open) {
        return open.figures().booked().byFlowYear().entrySet().stream()
                .flatMap(flowYear -> flowYear.getValue().entrySet().stream()
                        .flatMap(item -> item.getValue().keySet().stream()
                                .map(moment -> new ItemUsage(
                                        item.getKey(), flowYear.getKey().year(), moment))));
    }

    private static Stream<ItemUsage> publishedUsages(Chapter.Open open) {
        return Stream.of(
                        open.figures().publishedBalances().stream()
                                .map(published ->
                                        new ItemUsage(published.item(), published.year(), published.moment())),
                        open.constraints().flexibility().keySet().stream()
                                .map(stated -> new ItemUsage(stated.item(), stated.year(), stated.moment())),
                        open.constraints().marginCaps().values().stream()
                                .map(cap -> new ItemUsage(ItemPath.of(cap.chapter()), cap.year(), cap.moment())))
                .flatMap(uses -> uses);
    }

    /**
     * Returns the uses by pending mutations of the chapter and by claims on its reserves. Other pending postings of
     * another chapter are in no stream of this chapter; they are refused when the mutation would be booked.
     */
    private Stream<ItemUsage> pendingUsages(Chapter.Open open) {
        Stream<MutationId> unbooked = open.figures().postingIndex().unbookedMutations().stream();
        return Stream.concat(unbooked, open.reserves().claims().keySet().stream())
                .distinct()
                .map(book::mutation)
                .filter(Mutation.Pending.class::isInstance)
                .map(mutation -> ((Mutation.Pending) mutation).proposedEvent().proposal())
                .flatMap(proposal -> proposal.postings().stream()
                        .map(posting -> new ItemUsage(posting.item(), posting.year(), proposal.moment())));
    }

    public Decision decideNameCorrection(ItemCommand.CorrectItemName command) {
        ItemPath item = command.item();
        ItemNameCorrected change = new ItemNameCorrected(
                item, command.year(), command.name(), command.rightYear(), command.rightName(), command.reason());
        return decideAsAdministrator(item, open -> {
            if (!open.items().hasCurrentName(change.replacedNaming())) {
                return refused(new NotNamedSo(item, command.year(), command.name()));
            }
            return change.replacedNaming().equals(change.replacementNaming())
                    ? refused(new ItemUnchanged(item))
                    : proposeOrConfirm(open, change, item);
        });
    }

    /** Withdraws the actor's own corrections; others confirm a correction or propose another one. */
    public Decision decideWithdrawal(ItemCommand.WithdrawItemCorrections command) {
        ItemPath item = command.item();
        PersonId person = actor.person();
        return decideAsAdministrator(item, open -> {
            List<PendingTwoPersonChange> pending = open.moments().pendingChanges(item);
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

    private <C extends Event.ChapterEvent & Event.TwoPersonChange> Decision proposeOrConfirm(
            Chapter.Open open, C change, ItemPath item) {
        return MomentDecider.proposeOrConfirm(
                open, actor, policy, change, List.of(), new ItemCorrectionProposedBefore(actor.person(), item));
    }

    private Decision decideAsAdministrator(ItemPath item, Function<Chapter.Open, Decision> decide) {
        boolean forBook = actor.bookMandates().contains(Mandate.ADMINISTER);
        return forBook || actor.hasMandate(Mandate.ADMINISTER, item.chapter())
                ? book.decideInChapter(item.chapter(), decide)
                : refused(actor.missingMandate(Mandate.ADMINISTER, List.of(item.chapter())));
    }
}
