package nl.mutatieboek.dossier;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.Continuation;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.MutationClass;
import org.jspecify.annotations.Nullable;

/** What may be posted, for the description of the API; the doors read it member by member, and a test holds them to this. */
interface Bodies {
    /**
     * A proposal.
     *
     * @param chapter on whose behalf; asked only of somebody who acts for more than one of the chapters touched
     * @param decision the decision behind an intensification, a spending cut or a reserve
     * @param parliamentaryPaper the Kamerstuk of an amendment
     * @param bill the bill that is amended, by its moment
     * @param carriedFrom the budget year from which a year-end margin comes
     * @param lineage which items became which in a reorganisation
     * @param coverage the package of mutations that together must balance
     */
    @Schema(name = "Proposal")
    record ProposalBody(
            @Nullable String chapter,
            Kind kind,
            String title,
            String explanation,
            String moment,
            @Nullable String momentFrom,
            @Nullable LocalDate effectiveOn,
            Continuation.@Nullable Type continuation,
            @Nullable Integer until,
            Basis basis,
            SourceBody source,
            @Nullable Boolean newPolicy,
            @JsonProperty("class") @Nullable MutationClass mutationClass,
            @Nullable Long precisionThousands,
            @Nullable String cause,
            @Nullable String prognosis,
            @Nullable Boolean prognosisNotStated,
            @Nullable String decision,
            @Nullable Boolean decisionNotStated,
            @Nullable String conditions,
            @Nullable String parliamentaryPaper,
            @Nullable String member,
            @Nullable String bill,
            @Nullable Integer carriedFrom,
            @Nullable List<LinkBody> lineage,
            @Nullable String coverage,
            @Nullable String note,
            @Nullable String corrects,
            List<PostingBody> postings) {}

    /**
     * Several proposals.
     *
     * @param mode whether all are taken or none, each decided on what those before it leave, or each on its own
     * @param mutations 1 to 200
     */
    @Schema(name = "NewBatch")
    record BatchBody(BatchController.Mode mode, List<ProposalBody> mutations) {}

    /** Where it was read. */
    @Schema(name = "ProposedSource")
    record SourceBody(
            String document,
            @Nullable String place,
            @Nullable String url,
            @Nullable String sha256) {}

    /** One line. */
    @Schema(name = "ProposedPosting")
    record PostingBody(
            String item,
            Flow flow,
            int year,
            long thousands,
            @Nullable Basis basis,
            @Nullable String note,
            @Nullable Long suggested) {}

    /** Which item became which. */
    @Schema(name = "ProposedLink")
    record LinkBody(String was, String becomes) {}

    /** Nothing. */
    @Schema(name = "Nothing")
    record NothingBody() {}

    /** Why. */
    @Schema(name = "Reason")
    record ReasonBody(String reason) {}

    /** Why new policy does not wait for parliament, and in which letter that was said. */
    @Schema(name = "Exception")
    record ExceptionBody(String letter, String reason) {}

    /** Why, if there is something to say. */
    @Schema(name = "PerhapsReason")
    record PerhapsReasonBody(@Nullable String reason) {}

    /**
     * A reversal.
     *
     * @param moment by default the original's
     * @param effectiveOn by default the original's
     */
    @Schema(name = "Reversal")
    record ReversalBody(
            String reason,
            @Nullable String moment,
            @Nullable LocalDate effectiveOn) {}
}
