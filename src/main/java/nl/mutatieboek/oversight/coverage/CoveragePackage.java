package nl.mutatieboek.oversight.coverage;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.oversight.FlowGroup;

/**
 * Mutations that must balance together: extra expenditure is covered elsewhere. A reversal belongs to the package of
 * its original; rejected, returned and withdrawn mutations belong to none.
 *
 * @param name as stated by its mutations
 * @param mutations pending and booked
 * @param amounts amounts of each mutation by flow and year
 * @param lines totals by flow and year
 */
public record CoveragePackage(
        String name,
        List<MutationId> mutations,
        Map<MutationId, SortedMap<FlowYear, Thousands>> amounts,
        List<CoverageBalance> lines) {
    public CoveragePackage {
        mutations = List.copyOf(mutations);
        amounts = Map.copyOf(amounts);
        lines = List.copyOf(lines);
    }

    /** Whether anything is booked; if not, nothing can balance yet. */
    public boolean anyBooked() {
        return lines.stream().anyMatch(CoverageBalance::anyBooked);
    }

    /** The budget years with an amount. */
    public List<BudgetYear> years() {
        return lines.stream().map(CoverageBalance::year).distinct().sorted().toList();
    }

    /** The amounts of a mutation; flows with the same amounts are one group. */
    public List<FlowGroup<Thousands>> amountsOf(MutationId mutation) {
        return FlowGroup.group(amounts.getOrDefault(mutation, new TreeMap<>()));
    }

    /** What remains: the sum of all mutations, pending ones included. */
    public List<FlowGroup<Thousands>> remainder() {
        SortedMap<FlowYear, Thousands> sums = new TreeMap<>();
        lines.forEach(line -> sums.put(new FlowYear(line.flow(), line.year()), line.withPending()));
        return FlowGroup.group(sums);
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
     * @param anyBooked whether any mutation is booked here; if not, {@code booked} is zero
     * @param withPending sum including pending mutations
     * @param covered whether the booked mutations balance in this year: receipts cover expenditure; commitments alone
     *     must be zero
     * @param coveredWithPending the same including pending mutations
     */
    public record CoverageBalance(
            Flow flow,
            BudgetYear year,
            Thousands booked,
            boolean anyBooked,
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
            Proposal proposal,
            boolean booked) {
        public Moment moment() {
            return proposal.moment();
        }
    }
}
