package nl.mutatieboek.mutation.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.mutatieboek.domain.FigureRefusal;
import nl.mutatieboek.domain.KindRefusal;
import nl.mutatieboek.domain.MarkRefusal;
import nl.mutatieboek.domain.MomentRefusal;
import nl.mutatieboek.domain.MutationRefusal;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.StructureRefusal;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * The target of a refusal: postings with this item, chapter, flow and year, a field outside the grid, or a field that
 * both the mutation and a row have. The reason is
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
            case StructureRefusal.UnknownChapter r -> chapter(r.chapter());
            case StructureRefusal.ChapterNotValid r -> new RefusalTarget(null, r.chapter(), null, r.year(), null);
            case StructureRefusal.UnknownItem r -> cell(r.item(), null, r.year());
            case MomentRefusal.YearOutsideMoment r -> year(r.year());
            case FigureRefusal.MutationTotalTooLarge r ->
                new RefusalTarget(null, r.chapter(), r.flow(), r.year(), null);
            case FigureRefusal.ChapterTotalTooLarge r -> new RefusalTarget(null, r.chapter(), r.flow(), r.year(), null);
            case KindRefusal.Unbalanced r -> cell(null, r.flow(), r.year());
            case KindRefusal.UnbalancedOverYears r -> new RefusalTarget(null, r.chapter(), r.flow(), null, null);
            case KindRefusal.NoShiftBetweenYears r -> new RefusalTarget(null, r.chapter(), r.flow(), null, null);
            case KindRefusal.CounterEntryNotOpposite r ->
                new RefusalTarget(null, r.chapter(), r.flow(), r.year(), null);
            case KindRefusal.GrossUpUneven r -> year(r.year());
            case KindRefusal.NotTheAddedYear r -> year(r.year());
            case KindRefusal.NotTheNextYear r -> year(r.year());
            case FigureRefusal.ExtrapolatedBefore r -> cell(r.item(), r.flow(), r.year());
            case FigureRefusal.AdjustedWithoutReason r -> cell(r.item(), r.flow(), r.year());
            case MarkRefusal.MarkReasonMissing r ->
                new RefusalTarget(r.item(), null, r.flow(), r.year(), MarkFormFields.REASON);
            case FigureRefusal.SuggestedOtherwise r -> cell(r.item(), r.flow(), r.year());
            case KindRefusal.StatedTwice r -> cell(r.item(), r.flow(), r.year());
            case KindRefusal.WrongSign r -> cell(r.item(), r.flow(), r.year());
            case FigureRefusal.AlreadyOpened r -> cell(r.item(), r.flow(), r.year());
            case FigureRefusal.ReserveOverdrawn r -> cell(r.item(), r.flow(), r.year());
            case FigureRefusal.ReserveBelowZero r -> cell(r.item(), r.flow(), r.year());
            case FigureRefusal.FigureNotRounded r -> cell(r.item(), r.flow(), r.year());
            case KindRefusal.NothingReserved r -> item(r.item());
            case StructureRefusal.NotAnEarmark r -> item(r.item());
            case StructureRefusal.NotAReserve r -> item(r.item());
            case MomentRefusal.UnknownMoment r -> field("moment");
            case MomentRefusal.MomentIsClosed r -> field("moment");
            case KindRefusal.MomentNotOfKind r -> field("moment");
            case MomentRefusal.MomentSpanTurned r -> field("momentFrom");
            case MomentRefusal.MomentNotOfBill r -> field("bill");
            case MomentRefusal.DayImplausible r -> field("effectiveOn");
            case MomentRefusal.UntilImplausible r -> field("until");
            case KindRefusal.OnlyFromDocument r -> field("kind");
            case MomentRefusal.AmendedBeforePresented r -> field("effectiveOn");
            case MomentRefusal.AmendedAfterAdopted r -> field("effectiveOn");
            case StructureRefusal.UnknownSuccession r -> field("lineage");
            case StructureRefusal.SuccessionElsewhere r -> field("lineage");
            case StructureRefusal.SuccessionUntouched r -> field("lineage");
            case KindRefusal.WrongNumberOfChapters r -> field("kind");
            case KindRefusal.TooFewChapters r -> field("kind");
            case MutationRefusal.ChapterNotNamed r -> field("chapter");
            case KindRefusal.FieldMissing r -> field(r.field());
            case KindRefusal.FieldNotOfKind r -> field(r.field());
            case KindRefusal.NotStatedEither r -> field(r.field());
            default -> null;
        };
    }

    /** The form fields of the target. */
    List<FormFieldRef> formFields(Proposal proposal, ProposalFormMapper filled) {
        if (field != null) {
            return List.of(item == null ? FormFieldRef.of(field) : fieldOfLine(field, proposal, filled));
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

    /** The field of the row that states marks of its own, or else the field of the mutation. */
    private FormFieldRef fieldOfLine(String name, Proposal proposal, ProposalFormMapper filled) {
        for (int i = 0; i < proposal.postings().size(); i++) {
            Posting posting = proposal.postings().get(i);
            if (isOf(posting) && posting.marks() != null) {
                return FormFieldRef.inRow(filled.rowOfPosting(i), name);
            }
        }
        return FormFieldRef.of(name);
    }

    private boolean isOf(Posting posting) {
        return (item == null || item.contains(posting.item().account()))
                && (chapter == null || chapter.equals(posting.item().chapter()))
                && (flow == null || flow == posting.flow())
                && (year == null || year.equals(posting.year()));
    }
}
