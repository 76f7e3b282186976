package nl.mutatieboek.oversight.matter;

import java.util.List;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.mutation.MutationRegisterRow;
import nl.mutatieboek.mutation.MutationSearchCriteria;
import nl.mutatieboek.mutation.MutationSearchQueries;
import org.springframework.stereotype.Component;

/** Finds the mutations of kind {@code AMENDMENT} to which an administrator may link an amendment. */
@Component
record LinkableMutationQueries(MutationSearchQueries register) {
    private static final int MOST = 50;
    private static final MutationSearchCriteria AMENDMENTS = MutationSearchCriteria.ofKind(MutationKind.AMENDMENT);

    List<MutationRegisterRow> find(TrackedMatter matter, ResolvedAsOf point) {
        return matter.details().type().isAmendment()
                ? register.findSlice(AMENDMENTS, ItemPath.of(matter.id().chapter()), null, point, MOST)
                        .rows()
                : List.of();
    }
}
