package nl.mutatieboek.oversight.coverage;

import java.util.List;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;

/**
 * Mutations that must balance together: extra expenditure is covered elsewhere. A reversal belongs to the package of
 * its original; rejected, returned and withdrawn mutations belong to none.
 *
 * @param name as stated by its mutations
 * @param mutations pending and booked
 * @param lines totals by flow and year
 */
record CoveragePackage(String name, List<MutationId> mutations, List<CoverageBalance> lines) {
    CoveragePackage {
        mutations = List.copyOf(mutations);
        lines = List.copyOf(lines);
    }

    /** Whether the booked mutations balance in every year. */
    public boolean covered() {
        return lines.stream().allMatch(CoverageBalance::covered);
    }

    /** Whether the booked and pending mutations balance in every year. */
    public boolean coveredWithPending() {
        return lines.stream().allMatch(CoverageBalance::coveredWithPending);
    }

    /**
     * Total of a package in one flow and year.
     *
     * @param booked sum of the booked mutations
     * @param withPending sum including pending mutations
     * @param covered whether the booked mutations balance in this year: receipts cover expenditure; commitments alone
     *     must be zero
     * @param coveredWithPending the same including pending mutations
     */
    record CoverageBalance(
            Flow flow,
            BudgetYear year,
            Thousands booked,
            Thousands withPending,
            boolean covered,
            boolean coveredWithPending) {}

    /**
     * A mutation in a package.
     *
     * @param booked false if it is pending
     */
    record CoverageMember(
            MutationId mutation,
            String number,
            MutationKind kind,
            String title,
            ChapterCode chapter,
            Moment moment,
            boolean booked) {}
}
