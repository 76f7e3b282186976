package nl.mutatieboek.mutation.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.budget.ItemNameResolver;
import nl.mutatieboek.budget.ItemSearchScope;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.mutation.entry.ProposalForm.LineageFormRow;
import nl.mutatieboek.mutation.entry.ProposalForm.ProposalFormRow;
import nl.mutatieboek.mutation.entry.ResolvedProposalForm.FormItem;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Resolves the items of a form, which are written by any part of their names or codes. */
@Component
record FormItemResolver(ItemNameResolver items, CurrentActor acting) {
    ResolvedProposalForm resolve(ProposalForm form) {
        Map<String, FormItem> fields = new HashMap<>();
        List<ProposalFormRow> rows = new ArrayList<>();
        for (int i = 0; i < form.rows().size(); i++) {
            ProposalFormRow row = form.rows().get(i);
            rows.add(row.withItem(resolve(FormFieldRef.inRow(i, "item"), row.item(), year(row, form), true, fields)));
        }
        List<LineageFormRow> links = new ArrayList<>();
        for (int i = 0; i < form.links().size(); i++) {
            LineageFormRow link = form.links().get(i);
            links.add(new LineageFormRow(
                    resolve(FormFieldRef.inLink(i, "was"), link.was(), null, false, fields),
                    resolve(FormFieldRef.inLink(i, "becomes"), link.becomes(), null, false, fields)));
        }
        return new ResolvedProposalForm(new ProposalForm(form.said(), rows, links, form.years()), fields);
    }

    private String resolve(
            FormFieldRef field, String text, @Nullable BudgetYear year, boolean posted, Map<String, FormItem> fields) {
        if (text.isBlank()) {
            return text;
        }
        FormItem item =
                new FormItem(field, text, items.resolve(text, new ItemSearchScope(year, posted, ownChapters())));
        fields.put(field.id(), item);
        return item.path();
    }

    private Set<ChapterCode> ownChapters() {
        return acting.actor().chapterMandates().getOrDefault(Mandate.PROPOSE, Set.of());
    }

    /** The first year with an amount, or else the first column. */
    private static @Nullable BudgetYear year(ProposalFormRow row, ProposalForm form) {
        return row.amounts().entrySet().stream()
                .filter(amount -> !amount.getValue().isBlank())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(form.years().isEmpty() ? null : form.years().first());
    }
}
