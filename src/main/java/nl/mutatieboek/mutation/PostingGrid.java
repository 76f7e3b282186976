package nl.mutatieboek.mutation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.mutatieboek.budget.ItemPathComparator;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * The postings of a mutation in one flow: a row per item, a column per budget year that the mutation touches in any
 * flow.
 *
 * @param sums column totals; null amounts for years without postings
 */
record PostingGrid(Flow flow, List<BudgetYear> years, List<PostingGridRow> rows, List<YearAmount> sums) {
    /**
     * A row of one item.
     *
     * @param name null for a placeholder
     * @param amounts one per year
     * @param bases distinct bases of its postings
     * @param notes distinct notes of its postings
     */
    record PostingGridRow(
            ItemPath item, @Nullable String name, List<YearAmount> amounts, Set<Basis> bases, List<String> notes) {}

    /**
     * The amount of a year.
     *
     * @param thousands null without a posting, which is not zero
     */
    record YearAmount(BudgetYear year, @Nullable Thousands thousands) {}

    /** One grid for each flow of a proposal. */
    static List<PostingGrid> of(Proposal proposal, StructureSnapshot outline) {
        SortedSet<BudgetYear> years = new TreeSet<>();
        proposal.postings().forEach(posting -> years.add(posting.year()));
        List<PostingGrid> grids = new ArrayList<>();
        for (Flow flow : List.of(Flow.EXPENDITURE, Flow.COMMITMENTS, Flow.RECEIPTS)) {
            List<Posting> postings = proposal.postings().stream()
                    .filter(posting -> posting.flow() == flow)
                    .toList();
            if (!postings.isEmpty()) {
                grids.add(grid(flow, postings, years, proposal.basis(), outline));
            }
        }
        return grids;
    }

    private static PostingGrid grid(
            Flow flow, List<Posting> postings, SortedSet<BudgetYear> years, Basis basis, StructureSnapshot outline) {
        List<PostingGridRow> rows = postings.stream()
                .map(Posting::item)
                .distinct()
                .sorted(ItemPathComparator.PATHS)
                .map(item -> row(
                        item,
                        postings.stream()
                                .filter(posting -> posting.item().equals(item))
                                .toList(),
                        years,
                        basis,
                        outline))
                .toList();
        return new PostingGrid(flow, List.copyOf(years), rows, amounts(postings, years));
    }

    private static PostingGridRow row(
            ItemPath item,
            List<Posting> postings,
            SortedSet<BudgetYear> years,
            Basis basis,
            StructureSnapshot outline) {
        Set<Basis> bases = new LinkedHashSet<>();
        postings.forEach(posting -> bases.add(Objects.requireNonNullElse(posting.basis(), basis)));
        List<String> notes = postings.stream()
                .map(Posting::note)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new PostingGridRow(item, outline.lastName(item).orElse(null), amounts(postings, years), bases, notes);
    }

    private static List<YearAmount> amounts(List<Posting> postings, SortedSet<BudgetYear> years) {
        return years.stream()
                .map(year -> new YearAmount(
                        year,
                        postings.stream()
                                .filter(posting -> posting.year().equals(year))
                                .map(Posting::thousands)
                                .reduce(Thousands::plus)
                                .orElse(null)))
                .toList();
    }
}
