package nl.mutatieboek.oversight.matter;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.mutatieboek.domain.MatterCommand;
import nl.mutatieboek.domain.MatterRefusal;
import nl.mutatieboek.domain.matter.MatterFieldPolicy;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MatterAmount;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.MatterFollowUp.FollowUpType;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.http.RequestBodyErrorCollector;
import nl.mutatieboek.platform.http.ValidatedRequest;
import org.jspecify.annotations.Nullable;

/** Requests about amendments, motions and undertakings; the forms of the pages have the same fields. */
final class MatterRequestBodies {
    private MatterRequestBodies() {}

    /** An amount that the paper states. */
    record StatedMatterAmount(ItemPath item, Flow flow, BudgetYear year, Thousands thousands) {
        MatterAmount amount() {
            return new MatterAmount(item, flow, year, thousands);
        }
    }

    /** The fields of each request that states what the paper says. */
    interface PaperRequest extends ValidatedRequest {
        MatterType type();

        @Nullable
        String parliamentaryPaper();

        String title();

        @Nullable
        String member();

        @Nullable
        Moment bill();

        LocalDate submittedOn();

        @Nullable
        MatterId amends();

        Continuation.@Nullable Type continuation();

        @Nullable
        BudgetYear until();

        @Nullable
        List<StatedMatterAmount> amounts();

        /** Unit to which the paper rounds; exact by default. */
        @Nullable
        Precision precisionThousands();

        @Override
        default void check(RequestBodyErrorCollector findings) {
            if (!findings.hasErrorAt("continuation") && !findings.hasErrorAt("until")) {
                findings.addIfMalformed("until", this::continues);
            }
            if (type() != null) {
                for (MatterRefusal refusal : MatterFieldPolicy.violations(type(), stated(findings))) {
                    switch (refusal) {
                        case MatterRefusal.MatterFieldMissing missing -> findings.add(missing.field(), missing);
                        case MatterRefusal.MatterFieldNotOfType foreign -> findings.add(foreign.field(), foreign);
                        default -> throw new IllegalStateException("Refusal does not concern a field: " + refusal);
                    }
                }
            }
        }

        /** The fields that are present, valid or not. */
        private Set<String> stated(RequestBodyErrorCollector findings) {
            Set<String> stated = new HashSet<>();
            state(stated, "parliamentaryPaper", parliamentaryPaper(), findings);
            state(stated, "member", member(), findings);
            state(stated, "bill", bill(), findings);
            state(stated, "amends", amends(), findings);
            state(
                    stated,
                    "continuation",
                    continuation() == Continuation.Type.UNKNOWN ? null : continuation(),
                    findings);
            return stated;
        }

        private static void state(
                Set<String> stated, String name, @Nullable Object value, RequestBodyErrorCollector findings) {
            if (value != null || findings.hasErrorAt(name)) {
                stated.add(name);
            }
        }

        private Continuation continues() {
            Continuation.Type stated = continuation();
            return new Continuation(stated == null ? Continuation.Type.UNKNOWN : stated, until());
        }

        default MatterDetails details() {
            List<StatedMatterAmount> stated = amounts();
            return new MatterDetails(
                    type(),
                    parliamentaryPaper(),
                    title(),
                    member(),
                    bill(),
                    submittedOn(),
                    amends(),
                    continues(),
                    stated == null
                            ? List.of()
                            : stated.stream().map(StatedMatterAmount::amount).toList(),
                    Objects.requireNonNullElse(precisionThousands(), Precision.EXACT));
        }
    }

    /** Records a matter. */
    record NewMatterRequest(
            ChapterCode chapter,
            MatterType type,
            @Nullable String parliamentaryPaper,
            String title,
            @Nullable String member,
            @Nullable Moment bill,
            LocalDate submittedOn,
            @Nullable MatterId amends,
            Continuation.@Nullable Type continuation,
            @Nullable BudgetYear until,
            @Nullable List<StatedMatterAmount> amounts,
            @Nullable Precision precisionThousands)
            implements PaperRequest {
        MatterCommand.RecordMatter command(UUID id) {
            return new MatterCommand.RecordMatter(MatterId.derive(chapter, id), details());
        }
    }

    /** Records that it was changed, as the changed paper states it. */
    record NewMatterChangeRequest(
            LocalDate changedOn,
            MatterType type,
            @Nullable String parliamentaryPaper,
            String title,
            @Nullable String member,
            @Nullable Moment bill,
            LocalDate submittedOn,
            @Nullable MatterId amends,
            Continuation.@Nullable Type continuation,
            @Nullable BudgetYear until,
            @Nullable List<StatedMatterAmount> amounts,
            @Nullable Precision precisionThousands)
            implements PaperRequest {
        MatterCommand.ChangeMatter command(MatterId matter) {
            return new MatterCommand.ChangeMatter(matter, changedOn, details());
        }
    }

    /** Corrects what was wrongly recorded of the paper. */
    record NewMatterCorrectionRequest(
            String reason,
            MatterType type,
            @Nullable String parliamentaryPaper,
            String title,
            @Nullable String member,
            @Nullable Moment bill,
            LocalDate submittedOn,
            @Nullable MatterId amends,
            Continuation.@Nullable Type continuation,
            @Nullable BudgetYear until,
            @Nullable List<StatedMatterAmount> amounts,
            @Nullable Precision precisionThousands)
            implements PaperRequest {
        MatterCommand.CorrectMatter command(MatterId matter) {
            return new MatterCommand.CorrectMatter(matter, details(), reason);
        }
    }

    /** Records what parliament decided. */
    record NewMatterDecisionRequest(
            MatterDecision decision,
            LocalDate decidedOn,
            @Nullable String document) implements ValidatedRequest {
        MatterCommand.DecideMatter command(MatterId matter) {
            return new MatterCommand.DecideMatter(matter, decision, decidedOn, document);
        }
    }

    /** Links it to a mutation that books it. */
    record NewMatterLinkRequest(MutationId mutation) implements ValidatedRequest {
        MatterCommand.LinkMatter command(MatterId matter) {
            return new MatterCommand.LinkMatter(matter, mutation);
        }
    }

    /** Records what was done about it. */
    record NewMatterFollowUpRequest(
            FollowUpType followUp,
            LocalDate followedUpOn,
            String document,
            @Nullable String remark,
            @Nullable Moment laterBill)
            implements ValidatedRequest {
        @Override
        public void check(RequestBodyErrorCollector findings) {
            if (followUp != null && followUp.isOfBill() && laterBill == null && !findings.hasErrorAt("laterBill")) {
                findings.add("laterBill", new MatterRefusal.FollowUpBillMissing(followUp));
            }
            if (followUp == FollowUpType.NOT_CARRIED
                    && laterBill != null
                    && remark == null
                    && !findings.hasErrorAt("remark")) {
                findings.add("remark", new MatterRefusal.WeightyReasonMissing(laterBill));
            }
        }

        MatterCommand.FollowUpMatter command(MatterId matter) {
            return new MatterCommand.FollowUpMatter(
                    matter, new MatterFollowUp(followUp, followedUpOn, document, remark, laterBill));
        }
    }

    /**
     * Revokes a step that was wrongly recorded.
     *
     * @param ledgerNumber ledger number of the step
     */
    record NewMatterRevocationRequest(Long ledgerNumber, String reason) implements ValidatedRequest {
        MatterCommand.RevokeMatterStep command(MatterId matter, int step) {
            return new MatterCommand.RevokeMatterStep(matter, step, reason);
        }
    }
}
