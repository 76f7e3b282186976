package nl.mutatieboek.report.question;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.PostingTotalQueries.PostingTotal;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.report.table.FigureCertainty;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import org.jspecify.annotations.Nullable;

/** Lookups of presented moments, and arithmetic on figures that may be unknown. */
final class MomentLookups {
    private MomentLookups() {}

    /** The presented moments, the earliest first. */
    static Stream<Moment> presentedMoments(ResolvedAsOf point) {
        return point.structure().moments().stream().map(KnownMoment::moment).filter(point::includesMoment);
    }

    static Optional<Moment> lastPresented(ResolvedAsOf point, Predicate<Moment> filter) {
        return presentedMoments(point).filter(filter).reduce((earlier, later) -> later);
    }

    static Optional<Moment> lastPresentedBefore(Moment moment, ResolvedAsOf point) {
        Comparator<Moment> order = point.momentOrder();
        return lastPresented(point, one -> order.compare(one, moment) < 0);
    }

    /**
     * The last presented moment of the budget itself: the adopted budget, or else its bill or the last nota van
     * wijziging on it.
     */
    static Optional<Moment> adoptedBudget(BudgetYear year, ResolvedAsOf point) {
        return lastPresented(point, one -> one.year().equals(year) && one.bill().code() == Moment.Code.OWB);
    }

    /** Link to the mutations between the previous moment and this one. */
    static ReportLink changesLink(ItemPath item, Flow flow, BudgetYear year, Moment moment, ResolvedAsOf point) {
        return lastPresentedBefore(moment, point)
                .<ReportLink>map(before -> new ReportLink.ChangesLink(item, flow, year, before, moment))
                .orElseGet(() -> new ReportLink.TrailLink(item, flow, year, moment));
    }

    static List<ReportColumn> columns(List<BudgetYear> years) {
        return years.stream()
                .map(year -> ReportColumn.amounts("y" + year, year.toString()))
                .toList();
    }

    /** Adds a footnote with the number of pending mutations, if there are any. */
    static List<Integer> addPendingFootnote(long pending, ReportMessages messages, FootnoteCollector notes) {
        return pending == 0
                ? List.of()
                : List.of(notes.addFootnote(
                        ReportFootnote.FootnoteType.LEFT_OUT,
                        messages.message("report.mutations.pending", Long.toString(pending))));
    }

    /** The booked amount of a total; null if nothing is booked. */
    static @Nullable ReportFigure figure(@Nullable PostingTotal total) {
        return total == null || total.booked() == null
                ? null
                : new ReportFigure(
                        total.booked(),
                        new FigureCertainty(
                                true,
                                Objects.requireNonNull(total.basis()),
                                Objects.requireNonNull(total.precision())));
    }

    /** The pending amount of a total; null if nothing is pending. */
    static @Nullable ReportFigure pendingFigure(PostingTotal total) {
        return total.pendingBasis() == null
                ? null
                : new ReportFigure(
                        total.pending(),
                        new FigureCertainty(
                                true, total.pendingBasis(), Objects.requireNonNull(total.pendingPrecision())));
    }

    /** The figure of a balance; null if nothing is known. */
    static @Nullable ReportFigure figure(Balance balance) {
        return balance.thousands() == null
                ? null
                : new ReportFigure(
                        balance.thousands(),
                        new FigureCertainty(
                                balance.complete(),
                                Objects.requireNonNull(balance.basis()),
                                Objects.requireNonNull(balance.precision())));
    }

    static ReportFigure figure(Proposal proposal, Posting posting) {
        Basis basis = Objects.requireNonNullElse(posting.basis(), proposal.basis());
        return new ReportFigure(posting.thousands(), new FigureCertainty(true, basis, proposal.precision()));
    }

    /** Adds two figures. An unknown figure counts as zero, but the sum of two unknown figures is unknown. */
    static @Nullable ReportFigure plus(@Nullable ReportFigure one, @Nullable ReportFigure other) {
        return one == null ? other : other == null ? one : one.plus(other);
    }
}
