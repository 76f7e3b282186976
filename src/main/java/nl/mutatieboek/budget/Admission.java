package nl.mutatieboek.budget;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.mutatieboek.budget.Event.Draw;
import nl.mutatieboek.budget.Refusal.AlreadyOpened;
import nl.mutatieboek.budget.Refusal.ChapterNotValid;
import nl.mutatieboek.budget.Refusal.MomentIsClosed;
import nl.mutatieboek.budget.Refusal.MomentSpanTurned;
import nl.mutatieboek.budget.Refusal.UnknownChapter;
import nl.mutatieboek.budget.Refusal.UnknownItem;
import nl.mutatieboek.budget.Refusal.UnknownMoment;
import nl.mutatieboek.budget.Refusal.YearOutsideMoment;
import nl.mutatieboek.budget.Timeline.Point;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Reversal;
import org.jspecify.annotations.Nullable;

/**
 * Whether the book can take a mutation as it stands now: asked when it is proposed and once more when it is booked, because
 * a moment may have closed and a reserve may have changed meanwhile.
 */
final class Admission {
    private final Book book;
    private final MutationId mutation;
    private final Proposal proposal;

    /**
     * @param mutation whose own claim on a reserve does not count against it
     */
    Admission(Book book, MutationId mutation, Proposal proposal) {
        this.book = book;
        this.mutation = mutation;
        this.proposal = proposal;
    }

    /** The first fact in the way, if any. */
    Optional<Refusal> refusal() {
        return Stream.<Supplier<Optional<Refusal>>>of(
                        this::chapters,
                        this::moments,
                        this::years,
                        this::items,
                        () -> Invariant.fields(proposal).stream().findFirst(),
                        () -> Invariant.broken(
                                proposal, posting -> open(posting.item().chapter())),
                        this::openings,
                        this::reserves)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What it draws from the reserves of one chapter. */
    List<Draw> draws(ChapterCode chapter) {
        return open(chapter).reserves().draws(proposal.postingsOf(chapter));
    }

    private Optional<Refusal> chapters() {
        return firstPosting(posting -> switch (book.chapter(posting.item().chapter())) {
            case Chapter.NotOpened n -> new UnknownChapter(posting.item().chapter());
            case Chapter.Open open
            when !open.opened().validity().includes(posting.year()) ->
                new ChapterNotValid(
                        posting.item().chapter(), posting.year(), open.opened().validity());
            case Chapter.Open open -> null;
        });
    }

    private Optional<Refusal> moments() {
        Moment moment = proposal.moment();
        Moment from = proposal.momentFrom();
        Calendar calendar = book.calendar();
        if (calendar.submittedOn(moment).isEmpty()) {
            return Optional.of(new UnknownMoment(moment));
        }
        if (from != null && calendar.submittedOn(from).isEmpty()) {
            return Optional.of(new UnknownMoment(from));
        }
        if (from != null && calendar.line().compare(from, moment) > 0) {
            return Optional.of(new MomentSpanTurned(from, moment));
        }
        return proposal.chapters().stream()
                .filter(chapter -> open(chapter).closed().contains(moment))
                .findFirst()
                .map(chapter -> new MomentIsClosed(moment, chapter));
    }

    private Optional<Refusal> years() {
        Moment moment = proposal.moment();
        return firstPosting(posting -> moment.mayTouch(posting.year())
                ? null
                : new YearOutsideMoment(moment, posting.year(), moment.year(), moment.lastYear()));
    }

    private Optional<Refusal> items() {
        return firstPosting(posting -> open(posting.item().chapter()).items().exists(posting.item(), posting.year())
                ? null
                : new UnknownItem(posting.item(), posting.year()));
    }

    private Optional<Refusal> openings() {
        Reversal reversal = proposal.reversal();
        boolean opens = proposal.kind() == Kind.OPENING || (reversal != null && reversal.restores(Kind.OPENING));
        return firstPosting(posting -> opens
                        && open(posting.item().chapter())
                                .openings()
                                .contains(new Account(posting.item().account(), posting.flow(), posting.year()))
                ? new AlreadyOpened(posting.item(), posting.flow(), posting.year())
                : null);
    }

    private Optional<Refusal> reserves() {
        boolean checked = switch (proposal.kind()) {
            case OPENING, PUBLISHED, FINAL_BUDGET -> false;
            default -> true;
        };
        Point from = new Point(proposal.day(), proposal.moment());
        return !checked
                ? Optional.empty()
                : proposal.chapters().stream()
                        .map(chapter -> open(chapter)
                                .reserves()
                                .without(mutation)
                                .overdrawn(draws(chapter), from, book.calendar()))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private Optional<Refusal> firstPosting(Function<Posting, @Nullable Refusal> check) {
        for (Posting posting : proposal.postings()) {
            Refusal refusal = check.apply(posting);
            if (refusal != null) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    private Chapter.Open open(ChapterCode code) {
        return switch (book.chapter(code)) {
            case Chapter.Open open -> open;
            case Chapter.NotOpened n -> throw new IllegalStateException("Checked before: " + code);
        };
    }
}
