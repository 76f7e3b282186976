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
import nl.mutatieboek.domain.FigureRefusal.AlreadyOpened;
import nl.mutatieboek.domain.FigureRefusal.ChapterTotalTooLarge;
import nl.mutatieboek.domain.FigureRefusal.ExtrapolatedBefore;
import nl.mutatieboek.domain.KindRefusal.OnlyFromDocument;
import nl.mutatieboek.domain.KindRefusal.WrongSign;
import nl.mutatieboek.domain.MomentRefusal.AmendedAfterAdopted;
import nl.mutatieboek.domain.MomentRefusal.AmendedBeforePresented;
import nl.mutatieboek.domain.MomentRefusal.MomentIsClosed;
import nl.mutatieboek.domain.MomentRefusal.MomentNotOfBill;
import nl.mutatieboek.domain.MomentRefusal.MomentSpanTurned;
import nl.mutatieboek.domain.MomentRefusal.UnknownMoment;
import nl.mutatieboek.domain.MomentRefusal.YearOutsideMoment;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.ReserveClaimEvent.ReserveDraw;
import nl.mutatieboek.domain.StructureRefusal.ChapterNotValid;
import nl.mutatieboek.domain.StructureRefusal.SuccessionElsewhere;
import nl.mutatieboek.domain.StructureRefusal.SuccessionUntouched;
import nl.mutatieboek.domain.StructureRefusal.UnknownChapter;
import nl.mutatieboek.domain.StructureRefusal.UnknownItem;
import nl.mutatieboek.domain.StructureRefusal.UnknownSuccession;
import nl.mutatieboek.domain.chapter.AccountTimeline.TimelinePoint;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.chapter.ChapterBill;
import nl.mutatieboek.domain.chapter.ChapterFigures;
import nl.mutatieboek.domain.chapter.ChapterMoments;
import nl.mutatieboek.domain.chapter.ChapterReserves;
import nl.mutatieboek.domain.chapter.ChapterTurnover;
import nl.mutatieboek.domain.chapter.OneTimeBookedAccounts;
import nl.mutatieboek.domain.chapter.OneTimeBookedAccounts.OneTimeBookings;
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
import org.jspecify.annotations.Nullable;

/**
 * Checks a mutation against the current book, when it is proposed and again when it is booked, because moments and
 * reserves may have changed in between.
 */
final class AdmissionPolicy {
    private static final Set<MutationKind> DOCUMENT_STATES =
            Set.of(MutationKind.OPENING, MutationKind.PUBLISHED, MutationKind.FINAL_BUDGET);

    private final BookState book;
    private final MutationId mutation;
    private final Proposal proposal;
    private final boolean fromDocument;
    private final ReversalAdmissionPolicy reversal;

    /**
     * @param mutation identity whose own claim on a reserve is ignored
     * @param fromDocument whether it is imported, so that closed moments accept it
     */
    AdmissionPolicy(BookState book, MutationId mutation, Proposal proposal, boolean fromDocument) {
        this.book = book;
        this.mutation = mutation;
        this.proposal = proposal;
        this.fromDocument = fromDocument;
        this.reversal = new ReversalAdmissionPolicy(book, proposal);
    }

    /** Returns the first refusal, if any. */
    Optional<Refusal> firstRefusal() {
        return Stream.<Supplier<Optional<Refusal>>>of(
                        this::checkChapters,
                        this::checkMoments,
                        reversal::checkMomentAndDay,
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
                        reversal::checkStatedBalances,
                        this::checkReserves,
                        this::checkTotals)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns the draws from reserves of one chapter, which all but imported balances must cover. */
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

    /** An adopted bill closes its moments, except for amendments made before adoption. */
    private boolean isClosed(ChapterCode chapter) {
        ChapterMoments moments = openChapter(chapter).moments();
        ChapterBill bill = moments.bill(proposal.moment().bill());
        boolean amends = proposal.particulars().bill() != null;
        return moments.isClosed(proposal.moment()) || (bill != null && bill.adopted() != null && !amends);
    }

    /**
     * Postings must be in the years of the moment. A reversal may also touch the years of its original in the same
     * budget year, even if the later document covers fewer years.
     */
    private Optional<Refusal> checkYears() {
        Moment moment = proposal.moment();
        return firstPosting(posting -> moment.allowsYear(posting.year()) || reversal.allowsYear(posting.year())
                ? null
                : new YearOutsideMoment(moment, posting.year(), moment.year(), moment.lastYear()));
    }

    /** Kind {@code PUBLISHED} is for imports only. */
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

    /** An amendment must lie between presentation and adoption of its bill. */
    private Optional<Refusal> checkBill() {
        Moment bill = proposal.particulars().bill();
        if (bill == null) {
            return Optional.empty();
        }
        Moment moment = proposal.moment();
        boolean inBillItself = moment.equals(bill) && bill.code() == Moment.Code.OWB;
        if (!moment.bill().equals(bill) || inBillItself) {
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

    /** Both items of a link must exist, in chapters of the mutation; a reorganisation must have postings on them. */
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

    /** Whether a posting is on, below or above the item; was-wordt tables often name more levels than amounts do. */
    private static boolean touches(Posting posting, ItemPath item) {
        return posting.item().named().stream().anyMatch(named -> item.contains(named) || named.contains(item));
    }

    private Optional<Refusal> checkOpenings() {
        return checkOneTimeAccounts(MutationKind.OPENING, OneTimeBookedAccounts::openings, AlreadyOpened::new);
    }

    private Optional<Refusal> checkExtrapolations() {
        return checkOneTimeAccounts(
                MutationKind.EXTRAPOLATION, OneTimeBookedAccounts::extrapolations, ExtrapolatedBefore::new);
    }

    private interface AccountRefusalFactory {
        Refusal refusal(ItemPath item, Flow flow, BudgetYear year);
    }

    private Optional<Refusal> checkOneTimeAccounts(
            MutationKind kind,
            Function<OneTimeBookedAccounts, OneTimeBookings> bookings,
            AccountRefusalFactory refusals) {
        TimelinePoint from = new TimelinePoint(proposal.day(), proposal.moment());
        Reversal reversal = proposal.reversal();
        boolean appliesOnce = proposal.kind() == kind || (reversal != null && reversal.restores(kind));
        return firstPosting(posting -> appliesOnce
                        && !bookings.apply(openChapter(posting.item().chapter()).oneTimeAccounts())
                                .allows(
                                        BudgetAccount.ofPosting(posting),
                                        from,
                                        book.calendar().momentOrder())
                ? refusals.refusal(posting.item(), posting.flow(), posting.year())
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
     * Totals per chapter, flow and year must stay exact and printable. Reversals of an original are exempt, because
     * they add no amounts.
     *
     * <p>The limit is beyond every real budget, so that nobody can find out booked totals by trying.
     */
    private Optional<Refusal> checkTotals() {
        return reversal.addsNoAmounts()
                ? Optional.empty()
                : firstPosting(posting -> fitsChapterTotal(posting)
                        ? null
                        : new ChapterTotalTooLarge(
                                posting.item().chapter(), posting.flow(), posting.year(), posting.thousands()));
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
            case Chapter.NotOpened n ->
                throw new IllegalStateException("Chapter is not open although checkChapters passed: " + code);
        };
    }
}
