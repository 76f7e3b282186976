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
 * Mutations that together must balance: what one spends more, others spend less. A reversal belongs to the package of its
 * original; a mutation that was rejected, returned or withdrawn belongs to none.
 *
 * @param name as its mutations state it
 * @param mutations which, pending and booked
 * @param lines what they come to, by flow and year
 */
record CoveragePackage(String name, List<MutationId> mutations, List<CoverageBalance> lines) {
    CoveragePackage {
        mutations = List.copyOf(mutations);
        lines = List.copyOf(lines);
    }

    /** Whether what is booked balances, in every year. */
    public boolean covered() {
        return lines.stream().allMatch(CoverageBalance::covered);
    }

    /** Whether it would, with what is pending. */
    public boolean coveredWithPending() {
        return lines.stream().allMatch(CoverageBalance::coveredWithPending);
    }

    /**
     * What the mutations of a package come to in one flow and year.
     *
     * @param booked the sum of those that are booked
     * @param withPending the same with those that are pending
     * @param covered whether what is booked balances in the year: receipts cover expenditure, and commitments alone must be zero
     * @param coveredWithPending whether it would, with what is pending
     */
    record CoverageBalance(
            Flow flow,
            BudgetYear year,
            Thousands booked,
            Thousands withPending,
            boolean covered,
            boolean coveredWithPending) {}

    /**
     * A mutation of a package, as a list tells it.
     *
     * @param booked whether it counts; otherwise it is pending
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
