package nl.mutatieboek.mutation.entry;

import java.util.List;
import java.util.Set;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.mutation.MutationQueries;
import nl.mutatieboek.mutation.MutationSearchCriteria;
import nl.mutatieboek.mutation.MutationSearchQueries;
import nl.mutatieboek.platform.EmbargoedException;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.stereotype.Component;

/** The items of the own latest proposals, as far as the proposer may still see them. */
@Component
record RecentItemQueries(
        MutationSearchQueries register, MutationQueries mutationQueries, AsOfResolver points, CurrentActor acting) {
    private static final int PROPOSALS = 8;
    private static final int ITEMS = 8;

    List<ItemPath> findRecent(Set<ChapterCode> chapters) {
        if (chapters.isEmpty()) {
            return List.of();
        }
        try {
            return register
                    .findNewestIds(
                            MutationSearchCriteria.ofProposer(null, acting.personId()),
                            points.awaitUnscoped(AsOfQuery.UNBOUNDED)
                                    .limitAndRecordRead(EmbargoCheckScope.of(chapters)),
                            PROPOSALS)
                    .stream()
                    .filter(mutationQueries::isVisible)
                    .map(mutation ->
                            mutationQueries.requireEarlierProposal(mutation).proposal())
                    .flatMap(proposal -> proposal.postings().stream())
                    .map(Posting::item)
                    .distinct()
                    .limit(ITEMS)
                    .toList();
        } catch (EmbargoedException hidden) {
            // Nothing was submitted yet.
            return List.of();
        }
    }
}
