package nl.mutatieboek.report.question;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.mutation.ExplanationThresholds;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.mutation.ExplanationRequirementQueries;
import nl.mutatieboek.mutation.ExplanationRequirementQueries.ExplanationRequirement;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportFootnote;
import org.jspecify.annotations.Nullable;

/**
 * Splits mutations into large ones, each with its own row, and small ones, combined as Overige mutaties.
 *
 * <p>The limit is the requested threshold, or else the change above which the documents must explain a mutation of that
 * article (RBV, staffel). If no limit is known, every mutation is large.
 */
final class LargeMutationPartitioner {
    private final ExplanationRequirementQueries explanations;
    private final ReportQuery query;
    private final Map<MutationId, List<ExplanationRequirement>> explanationCache = new HashMap<>();

    LargeMutationPartitioner(ExplanationRequirementQueries explanations, ReportQuery query) {
        this.explanations = explanations;
        this.query = query;
    }

    record MutationPartition(List<MutationArticleChange> largeMutations, List<MutationArticleChange> smallMutations) {
        MutationPartition {
            largeMutations = List.copyOf(largeMutations);
            smallMutations = List.copyOf(smallMutations);
        }
    }

    /** Splits the changes; omits those without effect in these years. */
    MutationPartition partition(Collection<MutationArticleChange> changes, Collection<BudgetYear> years) {
        Map<Boolean, List<MutationArticleChange>> partition = changes.stream()
                .filter(change -> change.changesAnyOf(years))
                .collect(Collectors.partitioningBy(change -> isLarge(change, years)));
        return new MutationPartition(partition.getOrDefault(true, List.of()), partition.getOrDefault(false, List.of()));
    }

    /** Adds the footnote that explains the limit and returns its number. */
    int addThresholdFootnote(FootnoteCollector notes) {
        ReportMessages messages = query.messages();
        Thousands requested = query.threshold();
        return notes.addFootnote(
                ReportFootnote.FootnoteType.REMARK,
                requested == null
                        ? messages.message("report.other.staffel")
                        : messages.message("report.other.threshold", messages.amount(requested)));
    }

    private boolean isLarge(MutationArticleChange change, Collection<BudgetYear> years) {
        Thousands limit = query.threshold() == null ? limit(change) : query.threshold();
        return limit == null
                || change.series().entrySet().stream()
                        .anyMatch(year -> years.contains(year.getKey())
                                && ExplanationThresholds.isDue(year.getValue().thousands(), limit));
    }

    private @Nullable Thousands limit(MutationArticleChange change) {
        return explanationCache
                .computeIfAbsent(
                        change.history().mutation(),
                        mutation ->
                                explanations.findRequirements(change.history().proposal(), query.point()))
                .stream()
                .filter(explanation -> explanation.article().equals(change.article()))
                .findFirst()
                .map(ExplanationRequirement::limit)
                .orElse(null);
    }
}
