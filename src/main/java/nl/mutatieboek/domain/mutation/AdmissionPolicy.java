package nl.mutatieboek.domain.mutation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.ReserveDraw;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.Refusal.AlreadyOpened;
import nl.mutatieboek.domain.Refusal.AmendedAfterAdopted;
import nl.mutatieboek.domain.Refusal.AmendedBeforePresented;
import nl.mutatieboek.domain.Refusal.ChapterNotValid;
import nl.mutatieboek.domain.Refusal.ChapterTotalTooLarge;
import nl.mutatieboek.domain.Refusal.ExtrapolatedBefore;
import nl.mutatieboek.domain.Refusal.MomentIsClosed;
import nl.mutatieboek.domain.Refusal.MomentNotOfBill;
import nl.mutatieboek.domain.Refusal.MomentSpanTurned;
import nl.mutatieboek.domain.Refusal.OnlyFromDocument;
import nl.mutatieboek.domain.Refusal.ReversedInEarlierMoment;
import nl.mutatieboek.domain.Refusal.ReversedOnEarlierDay;
import nl.mutatieboek.domain.Refusal.StatedOtherwise;
import nl.mutatieboek.domain.Refusal.SuccessionElsewhere;
import nl.mutatieboek.domain.Refusal.SuccessionUntouched;
import nl.mutatieboek.domain.Refusal.UnknownChapter;
import nl.mutatieboek.domain.Refusal.UnknownItem;
import nl.mutatieboek.domain.Refusal.UnknownMoment;
import nl.mutatieboek.domain.Refusal.UnknownSuccession;
import nl.mutatieboek.domain.Refusal.WrongSign;
import nl.mutatieboek.domain.Refusal.YearOutsideMoment;
import nl.mutatieboek.domain.chapter.AccountTimeline.TimelinePoint;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.chapter.ChapterBill;
import nl.mutatieboek.domain.chapter.ChapterFigures;
import nl.mutatieboek.domain.chapter.ChapterMoments;
import nl.mutatieboek.domain.chapter.ChapterReserves;
import nl.mutatieboek.domain.chapter.ChapterTurnover;
import nl.mutatieboek.domain.chapter.OneTimeAccounts;
import nl.mutatieboek.domain.moment.DatePlausibilityPolicy;
import nl.mutatieboek.domain.moment.MomentCalendar;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSet;

/**
 * Whether the book can take a mutation as it stands now: asked when it is proposed and once more when it is booked, because
 * a moment may have closed and a reserve may have changed meanwhile.
 */
final class AdmissionPolicy {
    private static final Set<MutationKind> DOCUMENT_STATES =
            Set.of(MutationKind.OPENING, MutationKind.PUBLISHED, MutationKind.FINAL_BUDGET);

    private final BookState book;
    private final MutationId mutation;
    private final Proposal proposal;
    private final boolean fromDocument;

    /**
     * @param mutation whose own claim on a reserve does not count against it
     * @param fromDocument whether a document is its authority, so that a closed moment takes it too
     */
    AdmissionPolicy(BookState book, MutationId mutation, Proposal proposal, boolean fromDocument) {
        this.book = book;
        this.mutation = mutation;
        this.proposal = proposal;
        this.fromDocument = fromDocument;
    }

    /** The first fact in the way, if any. */
    Optional<Refusal> firstRefusal() {
        return Stream.<Supplier<Optional<Refusal>>>of(
                        this::checkChapters,
                        this::checkMoments,
                        this::checkReversal,
                        this::checkYears,
                        () -> DatePlausibilityPolicy.checkEffectiveDay(proposal, book.calendar()),
                        () -> DatePlausibilityPolicy.checkLastYear(proposal),
                        this::checkItems,
                        this::checkPublishedKind,
                        () -> KindFieldPolicy.violations(proposal).stream().findFirst(),
                        () -> KindInvariantPolicy.firstViolation(
                                proposal, posting -> openChapter(posting.item().chapter())),
                        this::checkBill,
                        this::checkLineage,
                        this::checkOpenings,
                        this::checkExtrapolations,
                        this::checkStatedBalances,
                        this::checkReserves,
                        this::checkTotals)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * What it draws from the reserves of one chapter. Balances that a document states stand whatever they leave in a reserve;
     * what people propose is held to it, whatever the kind.
     */
    List<ReserveDraw> reserveDraws(ChapterCode chapter) {
        return fromDocument && DOCUMENT_STATES.contains(proposal.kind())
                ? List.of()
                : openChapter(chapter).reserves().drawsFrom(proposal.postingsOf(chapter));
    }

    private Optional<Refusal> checkChapters() {
        return firstPosting(posting -> switch (book.chapter(posting.item().chapter())) {
            case Chapter.NotOpened n -> new UnknownChapter(posting.item().chapter());
            case Chapter.Open open
            when !open.opened().validity().includes(posting.year()) ->
                new ChapterNotValid(
                        posting.item().chapter(), posting.year(), open.opened().validity());
            case Chapter.Open open -> null;
        });
    }

    private Optional<Refusal> checkMoments() {
        Moment moment = proposal.moment();
        Moment from = proposal.momentFrom();
        MomentCalendar calendar = book.calendar();
        if (from != null && calendar.submittedOn(from).isEmpty()) {
            return Optional.of(new UnknownMoment(from));
        }
        if (from != null && calendar.momentOrder().compare(from, moment) > 0) {
            return Optional.of(new MomentSpanTurned(from, moment));
        }
        return proposal.chapters().stream()
                .filter(chapter -> !fromDocument && isClosed(chapter))
                .findFirst()
                .map(chapter -> new MomentIsClosed(moment, chapter));
    }

    /** At no point is a mutation taken back that is not there. */
    private Optional<Refusal> checkReversal() {
        Reversal reversal = proposal.reversal();
        if (reversal == null || !(book.mutation(reversal.of()) instanceof Mutation.Proposed original)) {
            return Optional.empty();
        }
        Proposal of = original.proposedEvent().proposal();
        if (book.calendar().momentOrder().compare(proposal.moment(), of.moment()) < 0) {
            return Optional.of(new ReversedInEarlierMoment(proposal.moment(), of.moment()));
        }
        return proposal.day().isBefore(of.day())
                ? Optional.of(new ReversedOnEarlierDay(proposal.day(), of.day()))
                : Optional.empty();
    }

    /** An act closes the moments of its bill, but to the amendments that were made on the way to it. */
    private boolean isClosed(ChapterCode chapter) {
        ChapterMoments sittings = openChapter(chapter).moments();
        ChapterBill bill = sittings.bill(proposal.moment().bill());
        boolean amends = proposal.particulars().bill() != null;
        return sittings.isClosed(proposal.moment()) || (bill != null && bill.adopted() != null && !amends);
    }

    /**
     * A document touches the years that it looks at. A reversal brings no figures of its own: within the budget year of its
     * original it touches whatever that touched, also where the later document looks at its own year alone.
     */
    private Optional<Refusal> checkYears() {
        Moment moment = proposal.moment();
        return firstPosting(posting -> moment.allowsYear(posting.year()) || reversesYear(posting.year())
                ? null
                : new YearOutsideMoment(moment, posting.year(), moment.year(), moment.lastYear()));
    }

    private boolean reversesYear(BudgetYear year) {
        Reversal reversal = proposal.reversal();
        return reversal != null
                && book.mutation(reversal.of()) instanceof Mutation.Proposed original
                && original.proposedEvent()
                        .proposal()
                        .moment()
                        .year()
                        .equals(proposal.moment().year())
                && year.compareTo(proposal.moment().year()) >= 0;
    }

    /** A document is the authority of what it publishes, and nobody's proposal is. */
    private Optional<Refusal> checkPublishedKind() {
        return proposal.kind() == MutationKind.PUBLISHED && !fromDocument
                ? Optional.of(new OnlyFromDocument(proposal.kind()))
                : Optional.empty();
    }

    private Optional<Refusal> checkItems() {
        return firstPosting(
                posting -> openChapter(posting.item().chapter()).items().exists(posting.item(), posting.year())
                        ? null
                        : new UnknownItem(posting.item(), posting.year()));
    }

    /** A bill is amended between its presentation and its adoption. */
    private Optional<Refusal> checkBill() {
        Moment bill = proposal.particulars().bill();
        if (bill == null) {
            return Optional.empty();
        }
        Moment moment = proposal.moment();
        boolean inTheBillItself = moment.equals(bill) && bill.code() == Moment.Code.OWB;
        if (!moment.bill().equals(bill) || inTheBillItself) {
            return Optional.of(new MomentNotOfBill(moment, bill));
        }
        ChapterBill known =
                openChapter(proposal.chapters().getFirst()).moments().bill(bill);
        LocalDate presentedOn = known == null
                ? book.calendar().submittedOn(bill).orElse(null)
                : known.presented().presentedOn();
        if (presentedOn == null) {
            return Optional.of(new UnknownMoment(bill));
        }
        if (proposal.day().isBefore(presentedOn)) {
            return Optional.of(new AmendedBeforePresented(bill, presentedOn, proposal.day()));
        }
        Event.BillAdopted act = known == null ? null : known.adopted();
        return act != null && proposal.day().isAfter(act.adoptedOn())
                ? Optional.of(new AmendedAfterAdopted(bill, act.adoptedOn(), proposal.day()))
                : Optional.empty();
    }

    /**
     * Who follows a link must find an item at both its ends, in chapters that had a hand in it, and the money that went from the
     * one to the other.
     */
    private Optional<Refusal> checkLineage() {
        return proposal.particulars().links().stream()
                .flatMap(link -> Stream.of(link.was(), link.becomes()))
                .<Refusal>mapMulti((item, refusals) -> {
                    if (!proposal.chapters().contains(item.chapter())) {
                        refusals.accept(new SuccessionElsewhere(item, ChapterCode.listed(proposal.chapters())));
                    } else if (openChapter(item.chapter())
                            .items()
                            .registrations(item)
                            .isEmpty()) {
                        refusals.accept(new UnknownSuccession(item));
                    } else if (proposal.kind() == MutationKind.REORGANISATION
                            && proposal.postings().stream().noneMatch(posting -> touches(posting, item))) {
                        refusals.accept(new SuccessionUntouched(item));
                    }
                })
                .findFirst();
    }

    /** On it or below it; or above it, because a was-wordt table often names more than the amounts do. */
    private static boolean touches(Posting posting, ItemPath item) {
        return posting.item().named().stream().anyMatch(named -> item.contains(named) || named.contains(item));
    }

    private Optional<Refusal> checkOpenings() {
        return checkOneTimeAccounts(MutationKind.OPENING, OneTimeAccounts::opened, AlreadyOpened::new);
    }

    private Optional<Refusal> checkExtrapolations() {
        return checkOneTimeAccounts(MutationKind.EXTRAPOLATION, OneTimeAccounts::extrapolated, ExtrapolatedBefore::new);
    }

    /** Whoever takes a reversal back brings its balances back too, unless another document stated them meanwhile. */
    private Optional<Refusal> checkStatedBalances() {
        Reversal reversal = proposal.reversal();
        if (reversal == null || !reversal.restores()) {
            return Optional.empty();
        }
        return firstPosting(posting -> {
            Thousands now = openChapter(posting.item().chapter())
                    .figures()
                    .statedBalances()
                    .amountAt(BudgetAccount.ofPosting(posting), proposal.moment());
            return posting.becomes() == null || now == null
                    ? null
                    : new StatedOtherwise(
                            posting.item().account(),
                            posting.flow(),
                            posting.year(),
                            proposal.moment(),
                            now,
                            posting.becomes(),
                            1);
        });
    }

    private interface AccountRefusalFactory {
        Refusal refusal(ItemPath item, Flow flow, BudgetYear year);
    }

    private Optional<Refusal> checkOneTimeAccounts(
            MutationKind kind,
            Function<OneTimeAccounts, PSet<BudgetAccount>> accounts,
            AccountRefusalFactory happened) {
        Reversal reversal = proposal.reversal();
        boolean again = proposal.kind() == kind || (reversal != null && reversal.restores(kind));
        return firstPosting(posting -> again
                        && accounts.apply(openChapter(posting.item().chapter()).oneTimeAccounts())
                                .contains(BudgetAccount.ofPosting(posting))
                ? happened.refusal(posting.item(), posting.flow(), posting.year())
                : null);
    }

    private Optional<Refusal> checkReserves() {
        TimelinePoint from = new TimelinePoint(proposal.day(), proposal.moment());
        return proposal.chapters().stream()
                .map(chapter -> checkReserves(chapter, from))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Refusal> checkReserves(ChapterCode chapter, TimelinePoint from) {
        List<ReserveDraw> draws = reserveDraws(chapter);
        if (proposal.kind() == MutationKind.OPENING && !draws.isEmpty()) {
            ReserveDraw draw = draws.getFirst();
            return Optional.of(
                    new WrongSign(proposal.kind(), draw.reserve(), draw.flow(), draw.year(), draw.thousands()));
        }
        ChapterReserves reserves = openChapter(chapter).reserves().without(mutation);
        return proposal.kind() == MutationKind.RESERVATION
                ? reserves.checkBelowZero(proposal.postingsOf(chapter), from, book.calendar())
                : reserves.checkOverdrawn(draws, from, book.calendar());
    }

    /**
     * Sums stay exact, and no longer than can be printed. A reversal is never in the way of that: it brings no amounts of its own.
     *
     * <p>What is booked decides only where it is beyond every real budget, so that nobody finds it out by trying.
     */
    private Optional<Refusal> checkTotals() {
        return reversesAmounts()
                ? Optional.empty()
                : firstPosting(posting -> fitsChapterTotal(posting)
                        ? null
                        : new ChapterTotalTooLarge(
                                posting.item().chapter(), posting.flow(), posting.year(), posting.thousands()));
    }

    /** A reversal makes balances smaller, but that of a reversal books its original once more. */
    private boolean reversesAmounts() {
        Reversal reversal = proposal.reversal();
        return reversal != null
                && book.mutation(reversal.of()) instanceof Mutation.Proposed original
                && original.proposedEvent().proposal().reversal() == null;
    }

    private boolean fitsChapterTotal(Posting posting) {
        ChapterCode chapter = posting.item().chapter();
        ChapterFigures figures = openChapter(chapter).figures();
        ChapterTurnover before = figures.turnover();
        return !before.exceedsLimit(posting)
                || (proposal.reversal() != null
                        && before.plus(proposal.moment(), proposal.postingsOf(chapter), figures.booked())
                                .hasNotGrown(before, posting));
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

    private Chapter.Open openChapter(ChapterCode code) {
        return switch (book.chapter(code)) {
            case Chapter.Open open -> open;
            case Chapter.NotOpened n -> throw new IllegalStateException("Checked before: " + code);
        };
    }
}
