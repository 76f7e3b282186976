package nl.mutatieboek.oversight.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.matter.ParliamentaryMatter;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MatterAmount;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.MatterFollowUp.FollowUpType;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.MatterState;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.oversight.matter.StructuralFollowUp.CertainSum;
import nl.mutatieboek.oversight.matter.StructuralFollowUp.ComparedAmount;
import nl.mutatieboek.oversight.matter.StructuralFollowUp.StructuralFollowUpState;
import nl.mutatieboek.oversight.matter.TrackedMatter.MatterEntryType;
import nl.mutatieboek.oversight.matter.TrackedMatter.MatterHistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * An amendment, a motion or an undertaking in the API.
 *
 * @param since day since which it has its state
 * @param precisionThousands unit to which the paper rounds its amounts
 * @param mutations mutations that book it
 * @param laterBudgets for an adopted structural amendment, whether the later budget bills carry it
 */
record MatterResponse(
        MatterId id,
        String chapter,
        MatterType type,
        @Nullable String parliamentaryPaper,
        String title,
        @Nullable String member,
        @Nullable Moment bill,
        LocalDate submittedOn,
        @Nullable MatterId amends,
        Continuation.Type continuation,
        @Nullable BudgetYear until,
        List<MatterAmountResponse> amounts,
        Precision precisionThousands,
        MatterState state,
        LocalDate since,
        List<MutationId> mutations,
        List<MatterFollowUpResponse> followUps,
        List<LaterBudgetResponse> laterBudgets,
        List<MatterEntryResponse> history) {
    /** Matters at a point in time. */
    record MatterListResponse(AsOfResponse axes, List<MatterResponse> matters) {
        static MatterListResponse of(
                ResolvedAsOf point, List<TrackedMatter> matters, List<StructuralFollowUp> followUps) {
            return new MatterListResponse(
                    AsOfResponse.of(point),
                    matters.stream()
                            .map(one -> MatterResponse.of(one, followUps))
                            .toList());
        }
    }

    /** An amount that the paper states, in whole thousands of euros. */
    record MatterAmountResponse(ItemPath item, Flow flow, BudgetYear year, Thousands thousands) {
        static MatterAmountResponse of(MatterAmount amount) {
            return new MatterAmountResponse(amount.item(), amount.flow(), amount.year(), amount.thousands());
        }
    }

    /** What was done about it. */
    record MatterFollowUpResponse(
            FollowUpType followUp,
            LocalDate followedUpOn,
            String document,
            @Nullable String remark,
            @Nullable Moment laterBill) {
        static MatterFollowUpResponse of(MatterFollowUp followUp) {
            return new MatterFollowUpResponse(
                    followUp.type(),
                    followUp.followedUpOn(),
                    followUp.document(),
                    followUp.remark(),
                    followUp.laterBill());
        }
    }

    /** Whether a later budget bill carries it. */
    record LaterBudgetResponse(Moment bill, StructuralFollowUpState state, List<ComparedAmountResponse> amounts) {
        static LaterBudgetResponse of(StructuralFollowUp followUp) {
            return new LaterBudgetResponse(
                    followUp.bill(),
                    followUp.state(),
                    followUp.amounts().stream().map(ComparedAmountResponse::of).toList());
        }
    }

    /**
     * An amount of the year of a later budget bill, in whole thousands of euros.
     *
     * @param stated by the paper; null if it states none, which is not zero
     * @param statedPrecisionThousands unit to which the paper rounds; null if it states no amount
     * @param booked by linked structural mutations; null if they book none
     * @param bookedBasis weakest basis of what is booked; null if nothing is
     * @param bookedPrecisionThousands coarsest precision of what is booked; null if nothing is
     */
    record ComparedAmountResponse(
            ItemPath item,
            Flow flow,
            BudgetYear year,
            @Nullable Thousands stated,
            @Nullable Precision statedPrecisionThousands,
            @Nullable Thousands booked,
            @Nullable Basis bookedBasis,
            @Nullable Precision bookedPrecisionThousands) {
        static ComparedAmountResponse of(ComparedAmount amount) {
            CertainSum stated = amount.stated();
            CertainSum booked = amount.booked();
            return new ComparedAmountResponse(
                    amount.account().item(),
                    amount.account().flow(),
                    amount.account().year(),
                    stated == null ? null : stated.thousands(),
                    stated == null ? null : stated.precision(),
                    booked == null ? null : booked.thousands(),
                    booked == null ? null : booked.basis(),
                    booked == null ? null : booked.precision());
        }
    }

    /**
     * An entry of its history.
     *
     * @param ledgerNumber number by which a step can be revoked
     * @param type what happened
     * @param on day in parliament; null if the entry has none
     * @param revokedFor why it was revoked; null while it counts
     */
    record MatterEntryResponse(
            long ledgerNumber,
            Instant recordedAt,
            MatterEntryType type,
            @Nullable LocalDate on,
            @Nullable String revokedFor) {
        static MatterEntryResponse of(MatterHistoryEntry one) {
            return new MatterEntryResponse(
                    one.ledgerNumber(), one.recordedAt(), one.type(), one.on(), one.revokedFor());
        }
    }

    /** What a command recorded. Links and follow-ups are left out, because the actor may not see those of others. */
    record RecordedMatterResponse(
            MatterId id,
            String chapter,
            MatterType type,
            @Nullable String parliamentaryPaper,
            String title,
            MatterState state,
            LocalDate since) {
        static RecordedMatterResponse of(ParliamentaryMatter matter) {
            MatterDetails details = matter.details();
            return new RecordedMatterResponse(
                    matter.id(),
                    matter.id().chapter().value(),
                    details.type(),
                    details.parliamentaryPaper(),
                    details.title(),
                    matter.state(),
                    matter.since());
        }
    }

    static MatterResponse of(TrackedMatter tracked, List<StructuralFollowUp> followUps) {
        MatterDetails details = tracked.details();
        return new MatterResponse(
                tracked.id(),
                tracked.id().chapter().value(),
                details.type(),
                details.parliamentaryPaper(),
                details.title(),
                details.member(),
                details.bill(),
                details.submittedOn(),
                details.amends(),
                details.continuation().type(),
                details.continuation().until(),
                details.amounts().stream().map(MatterAmountResponse::of).toList(),
                details.precision(),
                tracked.state(),
                tracked.matter().since(),
                tracked.mutations(),
                tracked.matter().followUps().stream()
                        .map(MatterFollowUpResponse::of)
                        .toList(),
                followUps.stream()
                        .filter(one -> one.matter().id().equals(tracked.id()))
                        .map(LaterBudgetResponse::of)
                        .toList(),
                tracked.history().stream().map(MatterEntryResponse::of).toList());
    }
}
