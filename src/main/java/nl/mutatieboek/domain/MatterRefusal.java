package nl.mutatieboek.domain;

import java.time.LocalDate;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MatterFollowUp.FollowUpType;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.MatterState;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Refusals about amendments, motions and undertakings. */
public sealed interface MatterRefusal extends Refusal {
    record UnknownMatter(MatterId matter) implements MatterRefusal {}

    record MatterExists(MatterId matter) implements MatterRefusal {}

    record PaperRecordedBefore(ChapterCode chapter, String parliamentaryPaper, MatterId matter)
            implements MatterRefusal {}

    record MatterFieldMissing(MatterType matterType, String field) implements MatterRefusal {}

    record MatterFieldNotOfType(MatterType matterType, String field) implements MatterRefusal {}

    /** A correction or change cannot make another type of matter of it. */
    record MatterTypeFixed(MatterId matter, MatterType matterType, MatterType wanted) implements MatterRefusal {}

    record MatterUnchanged(MatterId matter) implements MatterRefusal {}

    /** What a sub-amendment amends, or what is linked to a mutation, is no amendment. */
    record NotAnAmendment(MatterId matter, MatterType matterType) implements MatterRefusal {}

    record AmendsOtherBill(MatterId amends, Moment bill, Moment other) implements MatterRefusal {}

    record AmendsItself(MatterId matter) implements MatterRefusal {}

    /** A sub-amendment cannot be adopted after its amendment ended without effect. */
    record AmendedMatterEnded(MatterId amends, MatterState state) implements MatterRefusal {}

    record StateCannotFollow(MatterId matter, MatterState state, MatterState next) implements MatterRefusal {}

    record MatterInFuture(LocalDate day, LocalDate today) implements MatterRefusal {}

    /** A step cannot be before the submission or the last decision. */
    record MatterStepTooEarly(MatterId matter, LocalDate day, LocalDate earliest) implements MatterRefusal {}

    record AmountOfOtherChapter(ItemPath item, ChapterCode chapter) implements MatterRefusal {}

    record AmountStatedTwice(ItemPath item, Flow flow, BudgetYear year) implements MatterRefusal {}

    record NotAnAmendmentMutation(String number, MutationKind kind) implements MatterRefusal {}

    /** The mutation ended or was reversed. */
    record LinkToEnded(String number, String state) implements MatterRefusal {}

    record LinkToOtherBill(String number, Moment bill, Moment other) implements MatterRefusal {}

    record LinkToOtherPaper(String number, String parliamentaryPaper, String other) implements MatterRefusal {}

    record LinkedBefore(MatterId matter, String number) implements MatterRefusal {}

    /**
     * The mutation books another amount than the paper states.
     *
     * @param stated null if the paper states none for this item, flow and year
     */
    record LinkAmountsDiffer(
            String number,
            ItemPath item,
            Flow flow,
            BudgetYear year,
            @Nullable Thousands stated,
            Thousands booked) implements MatterRefusal {}

    record FollowUpNotOfType(MatterType matterType, FollowUpType followUp) implements MatterRefusal {}

    record FollowUpBillMissing(FollowUpType followUp) implements MatterRefusal {}

    record NotStructural(MatterId matter) implements MatterRefusal {}

    /** A structural amendment is carried by the budget bill of a later year. */
    record NotALaterBudget(Moment bill, Moment amended) implements MatterRefusal {}

    record FollowedUpBefore(MatterId matter, Moment bill) implements MatterRefusal {}

    record WeightyReasonMissing(Moment bill) implements MatterRefusal {}

    record UnknownMatterStep(MatterId matter, int step) implements MatterRefusal {}

    /** Without the step, a later one could not follow. */
    record StepStillNeeded(MatterId matter, int step, int later) implements MatterRefusal {}
}
