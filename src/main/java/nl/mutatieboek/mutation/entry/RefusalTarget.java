package nl.mutatieboek.mutation.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * The target of a refusal: postings with this item, chapter, flow and year, or a field outside the grid. The reason is
 * in the refusal.
 */
record RefusalTarget(
        @Nullable ItemPath item,
        @Nullable ChapterCode chapter,
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        @Nullable String field) {
    private static RefusalTarget field(String name) {
        return new RefusalTarget(null, null, null, null, name);
    }

    private static RefusalTarget item(ItemPath item) {
        return new RefusalTarget(item, null, null, null, null);
    }

    private static RefusalTarget chapter(ChapterCode chapter) {
        return new RefusalTarget(null, chapter, null, null, null);
    }

    private static RefusalTarget year(BudgetYear year) {
        return new RefusalTarget(null, null, null, year, null);
    }

    private static RefusalTarget cell(@Nullable ItemPath item, @Nullable Flow flow, BudgetYear year) {
        return new RefusalTarget(item, null, flow, year, null);
    }

    /** Returns the target; null if the refusal concerns the whole mutation. */
    static @Nullable RefusalTarget find(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownChapter r -> chapter(r.chapter());
            case Refusal.ChapterNotValid r -> new RefusalTarget(null, r.chapter(), null, r.year(), null);
            case Refusal.UnknownItem r -> cell(r.item(), null, r.year());
            case Refusal.YearOutsideMoment r -> year(r.year());
            case Refusal.MutationTotalTooLarge r -> new RefusalTarget(null, r.chapter(), r.flow(), r.year(), null);
            case Refusal.ChapterTotalTooLarge r -> new RefusalTarget(null, r.chapter(), r.flow(), r.year(), null);
            case Refusal.Unbalanced r -> cell(null, r.flow(), r.year());
            case Refusal.UnbalancedOverYears r -> new RefusalTarget(r.item(), null, r.flow(), null, null);
            case Refusal.GrossUpUneven r -> year(r.year());
            case Refusal.NotTheAddedYear r -> year(r.year());
            case Refusal.NotTheNextYear r -> year(r.year());
            case Refusal.ExtrapolatedBefore r -> cell(r.item(), r.flow(), r.year());
            case Refusal.AdjustedWithoutReason r -> cell(r.item(), r.flow(), r.year());
            case Refusal.SuggestedOtherwise r -> cell(r.item(), r.flow(), r.year());
            case Refusal.StatedTwice r -> cell(r.item(), r.flow(), r.year());
            case Refusal.WrongSign r -> cell(r.item(), r.flow(), r.year());
            case Refusal.AlreadyOpened r -> cell(r.item(), r.flow(), r.year());
            case Refusal.ReserveOverdrawn r -> cell(r.item(), r.flow(), r.year());
            case Refusal.ReserveBelowZero r -> cell(r.item(), r.flow(), r.year());
            case Refusal.FigureNotRounded r -> cell(r.item(), r.flow(), r.year());
            case Refusal.NothingReserved r -> item(r.item());
            case Refusal.NotAnEarmark r -> item(r.item());
            case Refusal.NotAReserve r -> item(r.item());
            case Refusal.UnknownMoment r -> field("moment");
            case Refusal.MomentIsClosed r -> field("moment");
            case Refusal.MomentNotOfKind r -> field("moment");
            case Refusal.MomentSpanTurned r -> field("momentFrom");
            case Refusal.MomentNotOfBill r -> field("bill");
            case Refusal.DayImplausible r -> field("effectiveOn");
            case Refusal.UntilImplausible r -> field("until");
            case Refusal.OnlyFromDocument r -> field("kind");
            case Refusal.AmendedBeforePresented r -> field("effectiveOn");
            case Refusal.AmendedAfterAdopted r -> field("effectiveOn");
            case Refusal.UnknownSuccession r -> field("lineage");
            case Refusal.SuccessionElsewhere r -> field("lineage");
            case Refusal.SuccessionUntouched r -> field("lineage");
            case Refusal.WrongNumberOfChapters r -> field("kind");
            case Refusal.ChapterNotNamed r -> field("chapter");
            case Refusal.FieldMissing r -> field(r.field());
            case Refusal.FieldNotOfKind r -> field(r.field());
            case Refusal.NotStatedEither r -> field(r.field());
            default -> null;
        };
    }

    /** The form fields of the target. */
    List<FormFieldRef> formFields(Proposal proposal, ProposalFormMapper filled) {
        if (field != null) {
            return List.of(FormFieldRef.of(field));
        }
        List<FormFieldRef> places = new ArrayList<>();
        Set<Integer> rows = new TreeSet<>();
        for (int i = 0; i < proposal.postings().size(); i++) {
            if (isOf(proposal.postings().get(i))) {
                FormFieldRef place = filled.fieldOfPosting(i);
                if (year != null && !places.contains(place)) {
                    places.add(place);
                }
                rows.add(filled.rowOfPosting(i));
            }
        }
        return year != null
                ? places
                : rows.stream().map(row -> FormFieldRef.inRow(row, "item")).toList();
    }

    private boolean isOf(Posting posting) {
        return (item == null || item.contains(posting.item().account()))
                && (chapter == null || chapter.equals(posting.item().chapter()))
                && (flow == null || flow == posting.flow())
                && (year == null || year.equals(posting.year()));
    }
}
