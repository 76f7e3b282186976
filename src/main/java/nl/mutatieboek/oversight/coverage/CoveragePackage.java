package nl.mutatieboek.oversight.coverage;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.mutatieboek.balance.EqualFlowGroup;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Mutations that must balance together: extra expenditure is covered elsewhere. A reversal belongs to the package of
 * its original; rejected, returned and withdrawn mutations belong to none.
 *
 * @param name as stated by its mutations
 * @param form the strictest of the forms that its chapters state
 * @param stated what each chapter with an amount in it states
 * @param mutations pending and booked
 * @param amounts amounts of each mutation by flow and year
 * @param lines totals by flow and year
 */
public record CoveragePackage(
        String name,
        CoverageForm form,
        List<ChapterCoverageForm> stated,
        List<MutationId> mutations,
        Map<MutationId, SortedMap<FlowYear, Thousands>> amounts,
        List<CoverageBalance> lines) {
    public CoveragePackage {
        stated = List.copyOf(stated);
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
    public List<EqualFlowGroup<SortedMap<BudgetYear, Thousands>>> amountsOf(MutationId mutation) {
        return EqualFlowGroup.groupYears(amounts.getOrDefault(mutation, new TreeMap<>()));
    }

    /** What remains: the sum of all mutations, pending ones included. */
    public List<EqualFlowGroup<SortedMap<BudgetYear, Thousands>>> remainder() {
        SortedMap<FlowYear, Thousands> sums = new TreeMap<>();
        lines.forEach(line -> sums.put(new FlowYear(line.flow(), line.year()), line.withPending()));
        return EqualFlowGroup.groupYears(sums);
    }

    /** What remains uncovered by the form, each sum once. */
    public List<CoverageRemainder> remainders() {
        Collection<FlowYear> columns = lines.stream()
                .map(line -> new FlowYear(line.flow(), line.year()))
                .toList();
        Map<CoverageForm.CoveredSum, CoverageRemainder> remainders = new LinkedHashMap<>();
        for (CoverageBalance line : lines) {
            CoverageForm.CoveredSum sum = form.coveredSum(new FlowYear(line.flow(), line.year()), columns);
            remainders.putIfAbsent(
                    sum, new CoverageRemainder(sum.flow(), sum.year(), line.uncovered(), line.uncoveredWithPending()));
        }
        return List.copyOf(remainders.values());
    }

    /** Whether the booked mutations balance by the form. */
    public boolean covered() {
        return lines.stream().allMatch(CoverageBalance::covered);
    }

    /** Whether the booked and pending mutations balance by the form. */
    public boolean coveredWithPending() {
        return lines.stream().allMatch(CoverageBalance::coveredWithPending);
    }

    /**
     * Total of a package in one flow and year.
     *
     * @param booked sum of the booked mutations
     * @param anyBooked whether any mutation is booked here; if not, {@code booked} is zero
     * @param withPending sum including pending mutations
     * @param uncovered what remains of the booked mutations in the sum that the form asks here; zero if it is covered
     * @param uncoveredWithPending the same including pending mutations
     */
    public record CoverageBalance(
            Flow flow,
            BudgetYear year,
            Thousands booked,
            boolean anyBooked,
            Thousands withPending,
            Thousands uncovered,
            Thousands uncoveredWithPending) {
        public boolean covered() {
            return uncovered.isZero();
        }

        public boolean coveredWithPending() {
            return uncoveredWithPending.isZero();
        }
    }

    /**
     * The form of cover that a chapter states.
     *
     * @param form null if it states none, so that {@link CoverageForm#DEFAULT} holds
     * @param reason why the chapter states it; null if it states none
     */
    public record ChapterCoverageForm(
            ChapterCode chapter,
            @Nullable CoverageForm form,
            @Nullable String reason) {
        /** The form that holds for the chapter. */
        public CoverageForm effective() {
            return form == null ? CoverageForm.DEFAULT : form;
        }
    }

    /**
     * What remains uncovered in a sum that the form asks to be zero.
     *
     * @param flow null for expenditure less receipts
     * @param year null for all years together
     */
    public record CoverageRemainder(
            @Nullable Flow flow, @Nullable BudgetYear year, Thousands booked, Thousands withPending) {}

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
