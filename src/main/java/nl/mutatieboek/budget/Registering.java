package nl.mutatieboek.budget;

import static nl.mutatieboek.budget.Decision.accepted;
import static nl.mutatieboek.budget.Decision.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.mutatieboek.budget.Refusal.AssumedBeforeVisible;
import nl.mutatieboek.budget.Refusal.ChapterExists;
import nl.mutatieboek.budget.Refusal.ChapterNotValid;
import nl.mutatieboek.budget.Refusal.CheckedBefore;
import nl.mutatieboek.budget.Refusal.ItemExists;
import nl.mutatieboek.budget.Refusal.MomentExists;
import nl.mutatieboek.budget.Refusal.NoMandate;
import nl.mutatieboek.budget.Refusal.OpenItemNeverRegistered;
import nl.mutatieboek.budget.Refusal.PublicOnAnotherDay;
import nl.mutatieboek.budget.Refusal.StatedOtherwise;
import nl.mutatieboek.budget.Refusal.UnknownItem;
import nl.mutatieboek.budget.Refusal.UnknownMoment;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Validity;

/** Decisions on what mutations stand on: moments, chapters, items, and the checks that documents give. */
final class Registering {
    private final Book book;
    private final Actor actor;

    Registering(Book book, Actor actor) {
        this.book = book;
        this.actor = actor;
    }

    Decision moment(Command.RegisterMoment command) {
        if (!ofBook()) {
            return refused(new NoMandate(actor.person(), Mandate.ADMINISTER));
        }
        if (command.forDocument() && !actor.mandates().contains(Mandate.IMPORT)) {
            return refused(new NoMandate(actor.person(), Mandate.IMPORT));
        }
        Moment moment = command.moment();
        LocalDate submittedOn = command.submittedOn();
        Optional<LocalDate> before = book.calendar().submittedOn(moment);
        if (before.isPresent()) {
            return refused(new MomentExists(moment, before.get()));
        }
        boolean over = new Embargoes(book).isOver(command);
        return PlausibleDates.submission(moment, submittedOn)
                .or(() -> onItsDay(command))
                .or(() -> over || command.forDocument()
                        ? Optional.empty()
                        : hides(book, command.moment(), command.submittedOn()))
                .map(Decision::refused)
                .orElseGet(() -> accepted(
                        new Event.MomentRegistered(moment, submittedOn, command.assumed(), command.publicAt(), over)));
    }

    static Optional<Refusal> onItsDay(Command.RegisterMoment command) {
        return Optional.ofNullable(command.publicAt())
                .map(time -> LocalDate.ofInstant(time, Book.THE_HAGUE))
                .filter(day -> !day.equals(command.submittedOn()))
                .map(day -> new PublicOnAnotherDay(command.moment(), command.submittedOn(), day));
    }

    /** A moment under embargo hides what stands behind it, so it never stands before one that is visible. */
    static Optional<Refusal> hides(Book book, Moment moment, LocalDate submittedOn) {
        return book.calendar()
                .visibleBehind(moment, submittedOn)
                .map(behind -> new AssumedBeforeVisible(moment, submittedOn, behind));
    }

    Decision chapter(Command.OpenChapter command) {
        if (!ofBook()) {
            return refused(new NoMandate(actor.person(), Mandate.ADMINISTER));
        }
        return switch (book.chapter(command.chapter())) {
            case Chapter.Open open -> refused(new ChapterExists(command.chapter(), name(open)));
            case Chapter.NotOpened n ->
                accepted(new Event.ChapterOpened(
                        command.chapter(), command.name(), command.validity(), command.budgetStatement()));
        };
    }

    Decision item(Command.RegisterItem command) {
        ItemPath item = command.item();
        if (!ofBook() && !actor.may(Mandate.ADMINISTER, item.chapter())) {
            return refused(actor.without(Mandate.ADMINISTER, List.of(item.chapter())));
        }
        if (item.isOpen()) {
            return refused(new OpenItemNeverRegistered(item));
        }
        return book.inChapter(item.chapter(), open -> {
            if (item.isChapter()) {
                return refused(new ChapterExists(item.chapter(), name(open)));
            }
            Optional<Validity> clash = open.items().registrations(item).stream()
                    .map(Event.ItemRegistered::validity)
                    .filter(command.validity()::overlaps)
                    .findFirst();
            if (clash.isPresent()) {
                return refused(new ItemExists(item, clash.get()));
            }
            return withoutPlace(item, command.validity(), open)
                    .or(() -> alike(command, open.items()))
                    .map(Decision::refused)
                    .orElseGet(() -> accepted(new Event.ItemRegistered(
                            item, command.source() == null ? command.name() : null, command.validity())));
        });
    }

    /** Why an item cannot exist from the first year of a validity on: its chapter and all above it must exist then. */
    static Optional<Refusal> withoutPlace(ItemPath item, Validity validity, Chapter.Open open) {
        BudgetYear first = validity.from();
        Validity chapter = open.opened().validity();
        if (!chapter.includes(first)) {
            return Optional.of(new ChapterNotValid(item.chapter(), first, chapter));
        }
        return open.items().exists(item.parent(), first)
                ? Optional.empty()
                : Optional.of(new UnknownItem(item.parent(), first));
    }

    /** An item of another year is no new one, and items of one source are different ones. */
    private static Optional<Refusal> alike(Command.RegisterItem command, Items items) {
        Command.ImportSource source = command.source();
        if (source == null
                || source.evenIfAlike()
                || !items.registrations(command.item()).isEmpty()) {
            return Optional.empty();
        }
        return items.names().alike(command.item(), command.name()).stream()
                .filter(other -> !source.items().contains(other.item()))
                .findFirst()
                .map(other -> new Refusal.ItemLooksLike(command.item(), other.item(), other.name()));
    }

    private static String name(Chapter.Open open) {
        return Objects.requireNonNullElse(
                open.opened().name(), open.opened().chapter().value());
    }

    /**
     * Documents of one budget year may name an item differently; each name is recorded once, also one that was found to be
     * wrong, so that the import of its document does not bring it back.
     */
    Decision name(Command.NameItem command) {
        ItemPath item = command.item();
        if (!ofBook() && !actor.may(Mandate.ADMINISTER, item.chapter())) {
            return refused(actor.without(Mandate.ADMINISTER, List.of(item.chapter())));
        }
        if (item.isOpen()) {
            return refused(new OpenItemNeverRegistered(item));
        }
        return book.inChapter(item.chapter(), open -> {
            if (!item.isChapter() && open.items().registrations(item).isEmpty()) {
                return refused(new UnknownItem(item, command.year()));
            }
            Event.ItemNamed named = new Event.ItemNamed(item, command.year(), command.name());
            return open.items().dated().contains(named)
                    ? refused(new Refusal.NamedBefore(item, command.year(), command.name()))
                    : accepted(named);
        });
    }

    /** What spans the book is for its administrator; what a document needs is registered on its authority. */
    private boolean ofBook() {
        return actor.mandates().contains(Mandate.ADMINISTER) || actor.mandates().contains(Mandate.IMPORT);
    }

    /**
     * A check is shown beside the balances of a chapter, so whoever proposes for the chapter records it, and corrects it by one
     * more; who imports records on the authority of the document, which says one thing only.
     */
    Decision published(Command.RecordPublishedBalance command) {
        PublishedBalance published = command.published();
        return book.inChapter(published.item().chapter(), open -> {
            ChapterCode own = published.item().chapter();
            boolean ofChapter = actor.may(Mandate.PROPOSE, own);
            if (!ofChapter && !actor.mandates().contains(Mandate.IMPORT)) {
                return refused(actor.without(Mandate.PROPOSE, List.of(own)));
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
            if (open.figures().checks().contains(published)) {
                return refused(
                        new CheckedBefore(published.item(), published.flow(), published.year(), published.moment()));
            }
            Optional<PublishedBalance> other = open.figures().checks().stream()
                    .filter(published::contradicts)
                    .findFirst();
            return ofChapter || other.isEmpty()
                    ? new Decision.Accepted(Stream.<Event>concat(
                                    ofChapter
                                            ? Stream.empty()
                                            : new Embargoes(book).atImport(published.moment(), List.of(own)).stream(),
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
