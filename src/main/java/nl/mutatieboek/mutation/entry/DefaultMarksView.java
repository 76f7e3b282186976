package nl.mutatieboek.mutation.entry;

import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;

/** Default marks of an item of the form, which hold where the mutation states none. */
record DefaultMarksView(ItemPath item, BudgetMarks marks) {
    /** The items of the rows that have default marks in the first year of the form. */
    static List<DefaultMarksView> of(ProposalForm form, StructureSnapshot structure) {
        return form.years().isEmpty()
                ? List.of()
                : form.rows().stream()
                        .flatMap(row -> item(row.item()))
                        .distinct()
                        .map(item -> new DefaultMarksView(
                                item, structure.defaultMarks(item, form.years().first())))
                        .filter(view -> !view.marks().areUnknown())
                        .toList();
    }

    /**
     * The marks that the lines of each row have where the row states none: those of the mutation, or else the defaults of
     * its item in the first year of the form.
     */
    static List<BudgetMarks> ofRows(ProposalForm form, StructureSnapshot structure) {
        BudgetMarks ofMutation = MarkFormFields.parse(form::said);
        return form.rows().stream()
                .map(row -> form.years().isEmpty()
                        ? ofMutation
                        : item(row.item())
                                .map(item -> ofMutation.orElse(structure.defaultMarks(
                                        item, form.years().first())))
                                .findFirst()
                                .orElse(ofMutation))
                .toList();
    }

    private static Stream<ItemPath> item(String text) {
        try {
            return Stream.of(ItemPath.parse(text));
        } catch (MalformedValueException e) {
            // Not a path yet.
            return Stream.empty();
        }
    }
}
