package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.Decision.accepted;
import static nl.mutatieboek.domain.Decision.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.ImportRefusal.CheckedBefore;
import nl.mutatieboek.domain.ImportRefusal.StatedOtherwise;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MomentRefusal.AssumedBeforeVisible;
import nl.mutatieboek.domain.MomentRefusal.MomentExists;
import nl.mutatieboek.domain.MomentRefusal.PublicOnAnotherDay;
import nl.mutatieboek.domain.MomentRefusal.UnknownMoment;
import nl.mutatieboek.domain.MutationRefusal.NoMandate;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.StructureRefusal;
import nl.mutatieboek.domain.StructureRefusal.ChapterExists;
import nl.mutatieboek.domain.StructureRefusal.ChapterNotValid;
import nl.mutatieboek.domain.StructureRefusal.ItemExists;
import nl.mutatieboek.domain.StructureRefusal.OpenItemNeverRegistered;
import nl.mutatieboek.domain.StructureRefusal.UnknownItem;
import nl.mutatieboek.domain.moment.DatePlausibilityPolicy;
import nl.mutatieboek.domain.moment.EmbargoDecider;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Validity;

/** Decides on registrations that mutations depend on: moments, chapters, items, names and published balances. */
public record RegistrationDecider(BookState book, Actor actor) {
    public Decision decideMoment(CalendarCommand.RegisterMoment command) {
        if (!mayRegisterForBook()) {
            return refused(new NoMandate(actor.person(), Mandate.ADMINISTER));
        }
        if (command.forDocument() && !actor.bookMandates().contains(Mandate.IMPORT)) {
            return refused(new NoMandate(actor.person(), Mandate.IMPORT));
        }
        Moment moment = command.moment();
        LocalDate submittedOn = command.submittedOn();
        Optional<LocalDate> before = book.calendar().submittedOn(moment);
        if (before.isPresent()) {
            return refused(new MomentExists(moment, before.get()));
        }
        boolean embargoOver = new EmbargoDecider(book).isEmbargoOver(command);
        return DatePlausibilityPolicy.checkSubmission(moment, submittedOn)
                .or(() -> checkPublicDay(command))
                .or(() -> embargoOver || command.forDocument()
                        ? Optional.empty()
                        : checkHidesNoVisibleMoment(book, command.moment(), command.submittedOn()))
                .map(Decision::refused)
                .orElseGet(() -> accepted(new CalendarEvent.MomentRegistered(
                        moment, submittedOn, command.assumed(), command.publicAt(), embargoOver)));
    }

    public static Optional<Refusal> checkPublicDay(CalendarCommand.RegisterMoment command) {
        return Optional.ofNullable(command.publicAt())
                .map(time -> LocalDate.ofInstant(time, BookState.THE_HAGUE))
                .filter(day -> !day.equals(command.submittedOn()))
                .map(day -> new PublicOnAnotherDay(command.moment(), command.submittedOn(), day));
    }

    /** Refuses a moment under embargo before a visible one, because an embargo hides all later moments. */
    public static Optional<Refusal> checkHidesNoVisibleMoment(BookState book, Moment moment, LocalDate submittedOn) {
        return book.calendar()
                .firstVisibleAfter(moment, submittedOn)
                .map(behind -> new AssumedBeforeVisible(moment, submittedOn, behind));
    }

    public Decision decideChapter(Command.OpenChapter command) {
        if (!mayRegisterForBook()) {
            return refused(new NoMandate(actor.person(), Mandate.ADMINISTER));
        }
        return switch (book.chapter(command.chapter())) {
            case Chapter.Open open -> refused(new ChapterExists(command.chapter(), displayName(open)));
            case Chapter.NotOpened n ->
                accepted(new Event.ChapterOpened(
                        command.chapter(), command.name(), command.validity(), command.budgetStatement()));
        };
    }

    public Decision decideItem(ItemCommand.RegisterItem command) {
        ItemPath item = command.item();
        return decideOnItem(item, open -> {
            if (item.isChapter()) {
                return refused(new ChapterExists(item.chapter(), displayName(open)));
            }
            Optional<Validity> clash = open.items().registrations(item).stream()
                    .map(Event.ItemRegistered::validity)
                    .filter(command.validity()::overlaps)
                    .findFirst();
            if (clash.isPresent()) {
                return refused(new ItemExists(item, clash.get()));
            }
            return checkParent(item, command.validity(), open)
                    .or(() -> checkSimilar(command, open.items()))
                    .map(Decision::refused)
                    .orElseGet(() -> accepted(new Event.ItemRegistered(
                            item, command.source() == null ? command.name() : null, command.validity())));
        });
    }

    /** Checks that the chapter and all levels above an item exist in the first year of its validity. */
    static Optional<Refusal> checkParent(ItemPath item, Validity validity, Chapter.Open open) {
        BudgetYear first = validity.from();
        Validity chapter = open.opened().validity();
        if (!chapter.includes(first)) {
            return Optional.of(new ChapterNotValid(item.chapter(), first, chapter));
        }
        return open.items().exists(item.parent(), first)
                ? Optional.empty()
                : Optional.of(new UnknownItem(item.parent(), first));
    }

    /** Refuses an imported item that resembles another, unless its path is known or the source names both. */
    private static Optional<Refusal> checkSimilar(ItemCommand.RegisterItem command, ChapterItems items) {
        ItemCommand.ImportSource source = command.source();
        if (source == null
                || source.evenIfAlike()
                || !items.registrations(command.item()).isEmpty()) {
            return Optional.empty();
        }
        return items.similarItems().findSimilar(command.item(), command.name()).stream()
                .filter(other -> !source.items().contains(other.item()))
                .findFirst()
                .map(other -> new StructureRefusal.ItemLooksLike(command.item(), other.item(), other.name()));
    }

    private static String displayName(Chapter.Open open) {
        return Objects.requireNonNullElse(
                open.opened().name(), open.opened().chapter().value());
    }

    private Decision decideOnItem(ItemPath item, Function<Chapter.Open, Decision> decision) {
        if (!mayRegisterForBook() && !actor.hasMandate(Mandate.ADMINISTER, item.chapter())) {
            return refused(actor.missingMandate(Mandate.ADMINISTER, List.of(item.chapter())));
        }
        return item.isOpen()
                ? refused(new OpenItemNeverRegistered(item))
                : book.decideInChapter(item.chapter(), decision);
    }

    /**
     * Records a name by year; documents of one budget year may use different names. Each name is recorded once,
     * including corrected ones, so that a repeated import does not restore a wrong name.
     */
    public Decision decideName(ItemCommand.NameItem command) {
        ItemPath item = command.item();
        return decideOnItem(item, open -> {
            if (!item.isChapter() && open.items().registrations(item).isEmpty()) {
                return refused(new UnknownItem(item, command.year()));
            }
            Event.ItemNamed named = new Event.ItemNamed(item, command.year(), command.name());
            return open.items().namesByYear().contains(named)
                    ? refused(new StructureRefusal.NamedBefore(item, command.year(), command.name()))
                    : accepted(named);
        });
    }

    /** Whether the actor administers the book, or imports what a document needs. */
    private boolean mayRegisterForBook() {
        return actor.bookMandates().contains(Mandate.ADMINISTER)
                || actor.bookMandates().contains(Mandate.IMPORT);
    }

    /**
     * Records a published balance as a check. Proposers of the chapter record it, and correct it by recording another.
     * Importers act on the authority of the document, which states one value only.
     */
    public Decision decidePublishedBalance(Command.RecordPublishedBalance command) {
        PublishedBalance published = command.published();
        return book.decideInChapter(published.item().chapter(), open -> {
            ChapterCode own = published.item().chapter();
            boolean forChapter = actor.hasMandate(Mandate.PROPOSE, own);
            if (!forChapter && !actor.bookMandates().contains(Mandate.IMPORT)) {
                return refused(actor.missingMandate(Mandate.PROPOSE, List.of(own)));
            }
            if (book.calendar().submittedOn(published.moment()).isEmpty()) {
                return refused(new UnknownMoment(published.moment()));
            }
            Validity chapter = open.opened().validity();
            if (!chapter.includes(published.year())) {
                return refused(new ChapterNotValid(published.item().chapter(), published.year(), chapter));
            }
            if (!open.items().exists(published.item(), published.year())) {
                return refused(new UnknownItem(published.item(), published.year()));
            }
            if (open.figures().publishedBalances().contains(published)) {
                return refused(
                        new CheckedBefore(published.item(), published.flow(), published.year(), published.moment()));
            }
            Optional<PublishedBalance> other = open.figures().publishedBalances().stream()
                    .filter(published::contradicts)
                    .findFirst();
            return forChapter || other.isEmpty()
                    ? new Decision.Accepted(Stream.<Event>concat(
                                    forChapter
                                            ? Stream.empty()
                                            : new EmbargoDecider(book)
                                                    .liftAtImport(published.moment(), List.of(own)).stream(),
                                    Stream.of(new Event.PublishedBalanceRecorded(published)))
                            .toList())
                    : refused(new StatedOtherwise(
                            published.item(),
                            published.flow(),
                            published.year(),
                            published.moment(),
                            other.get().thousands(),
                            published.thousands(),
                            1));
        });
    }
}
