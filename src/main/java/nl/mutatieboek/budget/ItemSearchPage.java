package nl.mutatieboek.budget;

import java.util.List;
import nl.mutatieboek.budget.ItemNameIndex.ItemMatch;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.ValidDomainTerm;
import nl.mutatieboek.platform.http.ValidatedQuery;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Page of the items that have a text in their name or code, and the list that completes such a text in a field. */
@PageController
record ItemSearchPage(ItemNameResolver items, CurrentActor acting) {
    private static final int LISTED = 100;
    private static final int SUGGESTED = 10;

    /**
     * @param text any part of names and codes
     * @param year budget year of the names; null for the last names
     * @param posting whether the item is for a posting
     */
    @EmptyMeansAbsent
    record ItemTextQuery(
            @ValidDomainTerm("search-text") @Nullable String text,
            @Nullable BudgetYear year,
            boolean posting) implements ValidatedQuery {
        String sought() {
            return text == null ? "" : text;
        }
    }

    @GetMapping("/items")
    String list(ItemTextQuery query, Model model) {
        List<ItemLabel> found = items.complete(query.sought(), scope(query), LISTED + 1);
        model.addAttribute("text", query.sought());
        model.addAttribute("found", found.stream().limit(LISTED).toList());
        model.addAttribute("more", found.size() > LISTED);
        return "items";
    }

    @GetMapping("/items/completions")
    String complete(ItemTextQuery query, Model model) {
        List<ItemMatch> matches = items.match(query.sought(), scope(query), SUGGESTED);
        model.addAttribute("found", matches.stream().map(ItemMatch::label).toList());
        model.addAttribute(
                "exact",
                matches.stream()
                        .filter(match -> match.quality().isExact())
                        .map(ItemMatch::label)
                        .toList());
        return "items :: options";
    }

    private ItemSearchScope scope(ItemTextQuery query) {
        return new ItemSearchScope(query.year(), query.posting(), acting.actor().mandatedChapters());
    }
}
