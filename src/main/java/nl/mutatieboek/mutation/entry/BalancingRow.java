package nl.mutatieboek.mutation.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.table.DutchNumberParser;
import nl.mutatieboek.mutation.entry.ProposalForm.ProposalFormRow;

/**
 * The only row without amounts of a kind whose rows sum to zero: the other rows determine its amounts. Nothing is filled
 * in where they do not.
 */
final class BalancingRow {
    private BalancingRow() {}

    static ProposalForm fill(ProposalForm form, MutationKind kind) {
        List<ProposalFormRow> rows = form.rows();
        List<Integer> open = IntStream.range(0, rows.size())
                .filter(at -> isOpen(rows.get(at)))
                .boxed()
                .toList();
        if (!kind.isZeroByRule() || open.size() != 1) {
            return form;
        }
        ProposalFormRow row = rows.get(open.getFirst());
        if (!rows.stream().allMatch(one -> one.isBlank() || one.flow().equals(row.flow()))) {
            return form;
        }
        try {
            ProposalFormRow filled = row;
            for (Map.Entry<BudgetYear, Thousands> sum : sums(rows).entrySet()) {
                if (!sum.getValue().isZero()) {
                    filled = filled.withAmount(
                            sum.getKey(), sum.getValue().negated().toString());
                }
            }
            List<ProposalFormRow> all = new ArrayList<>(rows);
            all.set(open.getFirst(), filled);
            return new ProposalForm(form.said(), all, form.links(), form.years());
        } catch (DutchNumberParser.NotRead | MalformedValueException e) {
            // The amount that cannot be read is reported at its own cell.
            return form;
        }
    }

    private static boolean isOpen(ProposalFormRow row) {
        return !row.item().isBlank()
                && row.suggested().isBlank()
                && row.amounts().values().stream().allMatch(String::isBlank);
    }

    private static Map<BudgetYear, Thousands> sums(List<ProposalFormRow> rows) {
        Map<BudgetYear, Thousands> sums = new TreeMap<>();
        for (ProposalFormRow row : rows) {
            row.amounts().forEach((year, text) -> {
                if (!text.isBlank()) {
                    sums.merge(year, Thousands.requirePostable(DutchNumberParser.parsePrinted(text)), Thousands::plus);
                }
            });
        }
        return sums;
    }
}
