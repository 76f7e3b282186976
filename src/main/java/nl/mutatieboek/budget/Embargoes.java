package nl.mutatieboek.budget;

import static nl.mutatieboek.budget.Decision.accepted;
import static nl.mutatieboek.budget.Decision.refused;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.budget.Calendar.Scope;
import nl.mutatieboek.budget.Event.EmbargoLifted;
import nl.mutatieboek.budget.Event.EmbargoRestored;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Moment;

/** Decides where an embargo ends and where it holds again. Each is recorded in the same commit as its cause. */
final class Embargoes {
    private final Book book;

    Embargoes(Book book) {
        this.book = book;
    }

    /** The stated time of a moment came. */
    Decision stated(Command.LiftEmbargo command) {
        Moment moment = command.moment();
        boolean over = !book.calendar().isLifted(moment)
                && book.calendar()
                        .publicAt(moment)
                        .filter(time -> !book.decidedAt().isBefore(time))
                        .isPresent();
        return over
                ? accepted(new EmbargoLifted(moment, null, EmbargoEnd.STATED_TIME))
                : refused(new Refusal.EmbargoNotOver(moment));
    }

    /**
     * Whether it is over at the registration: the stated time or the whole stated day lies behind us, or the whole day that was
     * assumed for a document that is imported with it.
     */
    boolean isOver(Command.RegisterMoment command) {
        if (command.publicAt() != null && !command.assumed()) {
            return !book.decidedAt().isBefore(command.publicAt());
        }
        return (!command.assumed() || command.forDocument())
                && command.submittedOn().isBefore(book.today());
    }

    /** Ends for a chapter whose bill is presented. */
    List<Event> atPresentation(Moment bill, ChapterCode chapter) {
        return lifted(Stream.of(bill), chapter, EmbargoEnd.PRESENTED);
    }

    /** Ends for a chapter whose budget bill is adopted, on the documents that amended it. */
    List<Event> atAdoption(Moment bill, ChapterCode chapter) {
        return lifted(book.calendar().amending(bill).stream(), chapter, EmbargoEnd.ADOPTED);
    }

    private List<Event> lifted(Stream<Moment> moments, ChapterCode chapter, EmbargoEnd ground) {
        return moments.filter(moment -> !book.calendar().isLifted(moment, chapter))
                .<Event>map(moment -> new EmbargoLifted(moment, chapter, ground))
                .toList();
    }

    /** Holds again where it ended by a presentation that did not take place, or by an adoption. */
    List<Event> atRevocation(Moment bill, ChapterCode chapter, EmbargoEnd ground, String reason) {
        return Stream.concat(Stream.of(bill), book.calendar().amending(bill).stream())
                .filter(moment -> book.calendar().lifted().get(new Scope(moment, chapter)) == ground)
                .<Event>map(moment -> new EmbargoRestored(moment, chapter, reason))
                .toList();
    }

    /**
     * Ends at the import of a published document: for every chapter where the day of the moment is over, because the document
     * confirms that day, and otherwise for the chapters of the document alone.
     */
    List<Event> atImport(Moment moment, Collection<ChapterCode> chapters) {
        if (book.calendar().isLifted(moment)) {
            return List.of();
        }
        boolean over = book.calendar()
                .submittedOn(moment)
                .filter(day -> day.isBefore(book.today()))
                .isPresent();
        return over
                ? List.of(new EmbargoLifted(moment, null, EmbargoEnd.PUBLISHED_DOCUMENT))
                : chapters.stream()
                        .flatMap(chapter -> lifted(Stream.of(moment), chapter, EmbargoEnd.PUBLISHED_DOCUMENT).stream())
                        .toList();
    }
}
