package nl.mutatieboek.domain.moment;

import static nl.mutatieboek.domain.Decision.accepted;
import static nl.mutatieboek.domain.Decision.refused;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.CalendarEvent.EmbargoLifted;
import nl.mutatieboek.domain.CalendarEvent.EmbargoRestored;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.MomentRefusal;
import nl.mutatieboek.domain.moment.MomentCalendar.EmbargoScope;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;

/** Decides where an embargo ends or is restored, recorded in the same commit as its cause. */
public record EmbargoDecider(BookState book) {
    /** Lifts an embargo whose stated end has come. */
    public Decision decideStatedEnd(CalendarCommand.LiftEmbargo command) {
        Moment moment = command.moment();
        boolean ended = !book.calendar().isEmbargoLifted(moment)
                && book.calendar()
                        .publicAt(moment)
                        .filter(time -> !book.decidedAt().isBefore(time))
                        .isPresent();
        return ended
                ? accepted(new EmbargoLifted(moment, null, EmbargoEndReason.STATED_TIME))
                : refused(new MomentRefusal.EmbargoNotOver(moment));
    }

    /**
     * Whether the embargo has ended at registration: the stated time or stated day has passed, or the assumed day if a
     * document is imported with it.
     */
    public boolean isEmbargoOver(CalendarCommand.RegisterMoment command) {
        if (command.publicAt() != null && !command.assumed()) {
            return !book.decidedAt().isBefore(command.publicAt());
        }
        return (!command.assumed() || command.forDocument())
                && command.submittedOn().isBefore(book.today());
    }

    /** Lifts the embargo of a chapter whose bill is presented. */
    List<Event> liftAtPresentation(Moment bill, ChapterCode chapter) {
        return lift(Stream.of(bill), chapter, EmbargoEndReason.PRESENTED);
    }

    /** Lifts the embargo of a chapter whose bill is adopted, on the moments that amended the bill. */
    List<Event> liftAtAdoption(Moment bill, ChapterCode chapter) {
        return lift(book.calendar().momentsAmending(bill).stream(), chapter, EmbargoEndReason.ADOPTED);
    }

    private List<Event> lift(Stream<Moment> moments, ChapterCode chapter, EmbargoEndReason ground) {
        return moments.filter(moment -> !book.calendar().isEmbargoLifted(moment, chapter))
                .<Event>map(moment -> new EmbargoLifted(moment, chapter, ground))
                .toList();
    }

    /** Restores the embargo where a revoked presentation or adoption had lifted it. */
    List<Event> restoreAtRevocation(Moment bill, ChapterCode chapter, EmbargoEndReason ground, String reason) {
        return Stream.concat(Stream.of(bill), book.calendar().momentsAmending(bill).stream())
                .filter(moment -> book.calendar().embargoEnds().get(new EmbargoScope(moment, chapter)) == ground)
                .<Event>map(moment -> new EmbargoRestored(moment, chapter, reason))
                .toList();
    }

    /**
     * Lifts the embargo at the import of a published document. If the day of the moment has passed, the document
     * confirms that day and the embargo ends for every chapter; otherwise only for the chapters of the document.
     */
    public List<Event> liftAtImport(Moment moment, Collection<ChapterCode> chapters) {
        if (book.calendar().isEmbargoLifted(moment)) {
            return List.of();
        }
        boolean ended = book.calendar()
                .submittedOn(moment)
                .filter(day -> day.isBefore(book.today()))
                .isPresent();
        return ended
                ? List.of(new EmbargoLifted(moment, null, EmbargoEndReason.PUBLISHED_DOCUMENT))
                : chapters.stream()
                        .flatMap(chapter ->
                                lift(Stream.of(moment), chapter, EmbargoEndReason.PUBLISHED_DOCUMENT).stream())
                        .toList();
    }
}
