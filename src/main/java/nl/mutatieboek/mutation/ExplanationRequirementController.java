package nl.mutatieboek.mutation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.OptionalLong;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.mutation.ExplanationRequirementQueries.ExplanationRequirement;
import nl.mutatieboek.platform.http.PathVariableParser;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** API of explanation requirements. */
@RestController
record ExplanationRequirementController(
        MutationQueries mutationQueries, ExplanationRequirementQueries explanations, AsOfResolver points) {
    /**
     * Requirements for each article of a mutation.
     *
     * @param mutationClass class of the mutation
     */
    record ExplanationRequirementListResponse(
            AsOfResponse axes,
            String mutation,
            @JsonProperty("class") @Nullable MutationClass mutationClass,
            List<ExplanationRequirementResponse> explanations) {}

    /**
     * The requirement for one article, in whole thousands of euros.
     *
     * @param article the article, or the placeholder for what a source leaves open
     * @param mutationClass class of the lines with the largest change; it determines the limit, and a windfall or a
     *     missing class has none
     * @param size its expenditure in the year of the mutation's moment, in the budget bill of that year; null if
     *     unknown
     * @param sizeComplete whether that size is complete; null if it is unknown
     * @param flow flow of the largest change
     * @param year year of the largest change
     * @param change the largest change by the mutation in any flow and year, by lines of one class
     * @param limit change from which an explanation is due (RBV, staffel); null if the source does not say
     * @param due whether an explanation is due; null if undetermined
     */
    record ExplanationRequirementResponse(
            String article,
            @Nullable String name,
            @JsonProperty("class") @Nullable MutationClass mutationClass,
            @Nullable Thousands size,
            @Nullable Boolean sizeComplete,
            Flow flow,
            BudgetYear year,
            Thousands change,
            @Nullable Thousands limit,
            @Nullable Boolean due) {
        static ExplanationRequirementResponse of(ExplanationRequirement explanation) {
            return new ExplanationRequirementResponse(
                    explanation.article().toString(),
                    explanation.name(),
                    explanation.mutationClass(),
                    explanation.size(),
                    explanation.sizeBalance() == null
                            ? null
                            : explanation.sizeBalance().complete(),
                    explanation.flow(),
                    explanation.year(),
                    explanation.change(),
                    explanation.limit(),
                    explanation.due());
        }
    }

    @GetMapping(path = "/v1/mutations/{id}/explanations", produces = "application/json")
    ExplanationRequirementListResponse explanations(@PathVariable String id, PointInTimeQuery at) {
        MutationId mutation = PathVariableParser.parse(id, MutationId::parse);
        ResolvedAsOf point = points.awaitForReader(at);
        MutationSnapshot snapshot = mutationQueries.requireVisible(mutation, OptionalLong.of(point.ledgerNumber()));
        return new ExplanationRequirementListResponse(
                AsOfResponse.of(point),
                mutation.toString(),
                snapshot.facts().proposal().mutationClass(),
                explanations.findRequirements(snapshot, point, chapter -> false).stream()
                        .map(ExplanationRequirementResponse::of)
                        .toList());
    }
}
