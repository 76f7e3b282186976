package nl.mutatieboek.exporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;

/**
 * What an account of a journal is of, read back from its name as docs/reference/exports.md says; made apart from what names them.
 */
public record ParsedJournalAccount(ItemPath item, Flow flow, BudgetYear year) {
    /** Reads {@code Assets:Expenditure:2026:XX:37Or91}. */
    public static ParsedJournalAccount parse(String name) {
        String[] parts = name.split(":");
        List<String> path = new ArrayList<>(List.of(parts[3]));
        for (int i = 4; i < parts.length; i++) {
            String first = parts[i].substring(0, 1).toLowerCase(Locale.ROOT);
            path.add(first
                    + parts[i].substring(1)
                            .replaceAll("Or", "~")
                            .replaceAll("Dot", ".")
                            .replaceAll("Under", "_"));
        }
        return new ParsedJournalAccount(
                ItemPath.parse(String.join("/", path)),
                Flow.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                BudgetYear.parse(parts[2]));
    }
}
