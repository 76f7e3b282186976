package nl.mutatieboek.domain.moment;

import static nl.mutatieboek.domain.Decision.accepted;
import static nl.mutatieboek.domain.Decision.refused;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.EmbargoLifted;
import nl.mutatieboek.domain.Event.EmbargoRestored;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.moment.MomentCalendar.EmbargoScope;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;

/** Decides where an embargo ends and where it holds again. Each is recorded in the same commit as its cause. */
public final class EmbargoDecider {
    private final BookState book;

    public EmbargoDecider(BookState book) {
        this.book = book;
    }

    /** The stated time of a moment came. */
    public Decision decideStatedEnd(Command.LiftEmbargo command) {
        Moment moment = command.moment();
        boolean over = !book.calendar().isEmbargoLifted(moment)
                && book.calendar()
                        .publicAt(moment)
                        .filter(time -> !book.decidedAt().isBefore(time))
                        .isPresent();
        return over
                ? accepted(new EmbargoLifted(moment, null, EmbargoEndReason.STATED_TIME))
                : refused(new Refusal.EmbargoNotOver(moment));
    }

    /**
     * Whether it is over at the registration: the stated time or the whole stated day lies behind us, or the whole day that was
     * assumed for a document that is imported with it.
     */
    public boolean isEmbargoOver(Command.RegisterMoment command) {
        if (command.publicAt() != null && !command.assumed()) {
            return !book.decidedAt().isBefore(command.publicAt());
        }
        return (!command.assumed() || command.forDocument())
                && command.submittedOn().isBefore(book.today());
    }

    /** Ends for a chapter whose bill is presented. */
    List<Event> liftAtPresentation(Moment bill, ChapterCode chapter) {
        return lift(Stream.of(bill), chapter, EmbargoEndReason.PRESENTED);
    }

    /** Ends for a chapter whose budget bill is adopted, on the documents that amended it. */
    List<Event> liftAtAdoption(Moment bill, ChapterCode chapter) {
        return lift(book.calendar().momentsAmending(bill).stream(), chapter, EmbargoEndReason.ADOPTED);
    }

    private List<Event> lift(Stream<Moment> moments, ChapterCode chapter, EmbargoEndReason ground) {
        return moments.filter(moment -> !book.calendar().isEmbargoLifted(moment, chapter))
                .<Event>map(moment -> new EmbargoLifted(moment, chapter, ground))
                .toList();
    }

    /** Holds again where it ended by a presentation that did not take place, or by an adoption. */
    List<Event> restoreAtRevocation(Moment bill, ChapterCode chapter, EmbargoEndReason ground, String reason) {
        return Stream.concat(Stream.of(bill), book.calendar().momentsAmending(bill).stream())
                .filter(moment -> book.calendar().embargoEnds().get(new EmbargoScope(moment, chapter)) == ground)
                .<Event>map(moment -> new EmbargoRestored(moment, chapter, reason))
                .toList();
    }

    /**
     * Ends at the import of a published document: for every chapter where the day of the moment is over, because the document
     * confirms that day, and otherwise for the chapters of the document alone.
     */
    public List<Event> liftAtImport(Moment moment, Collection<ChapterCode> chapters) {
        if (book.calendar().isEmbargoLifted(moment)) {
            return List.of();
        }
        boolean over = book.calendar()
                .submittedOn(moment)
                .filter(day -> day.isBefore(book.today()))
                .isPresent();
        return over
                ? List.of(new EmbargoLifted(moment, null, EmbargoEndReason.PUBLISHED_DOCUMENT))
                : chapters.stream()
                        .flatMap(chapter ->
                                lift(Stream.of(moment), chapter, EmbargoEndReason.PUBLISHED_DOCUMENT).stream())
                        .toList();
    }
}
