package nl.mutatieboek.mutation;

import java.util.List;
import java.util.Optional;
import nl.mutatieboek.budget.ItemLabel;
import nl.mutatieboek.budget.ItemNameResolver;
import nl.mutatieboek.budget.ItemSearchScope;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.ledger.RecordedActor;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what a text in the search box means beside words: an amount, items, people and documents. Everything but items,
 * which are not under embargo, comes from the mutations that the reader may see at the point of the page.
 */
@Component
record RelatedSearchQueries(MutationSearchQueries register, ItemNameResolver items, CurrentActor acting) {
    private static final int LISTED = 5;

    /**
     * What was found, at most a few of each.
     *
     * @param amount the amount that the text states, as the search takes it; null if it is none
     * @param withAmount mutations with a posting of that amount
     * @param moreWithAmount whether there are more of these
     * @param items items with the text in their name or code
     * @param people people who acted on mutations
     * @param documents sources of mutations
     */
    record RelatedMatches(
            @Nullable String amount,
            List<MutationRegisterRow> withAmount,
            boolean moreWithAmount,
            List<ItemLabel> items,
            List<RecordedActor> people,
            List<String> documents) {
        static final RelatedMatches NONE = new RelatedMatches(null, List.of(), false, List.of(), List.of(), List.of());

        public boolean isEmpty() {
            return amount == null && items.isEmpty() && people.isEmpty() && documents.isEmpty();
        }
    }

    /** @param within chapter that the mutations touch; null for all */
    RelatedMatches find(MutationSearchCriteria search, @Nullable ItemPath within, ResolvedAsOf point) {
        String text = search.text();
        if (text == null || !search.searchesTextOnly()) {
            return RelatedMatches.NONE;
        }
        String amount = amount(text).orElse(null);
        List<MutationRegisterRow> withAmount = amount == null
                ? List.of()
                : register.findSlice(search.withAmount(SearchAmount.parse(amount)), within, null, point, LISTED + 1)
                        .rows();
        return new RelatedMatches(
                amount,
                withAmount.stream().limit(LISTED).toList(),
                withAmount.size() > LISTED,
                items.complete(text, ItemSearchScope.forFilter(acting.actor().mandatedChapters()), LISTED),
                amount == null ? register.findPeople(search.withPerson(text), within, point, LISTED) : List.of(),
                register.findDocuments(search.withDocument(text), within, point, LISTED));
    }

    /** The amount that a text states, with or without a euro sign, in thousands. */
    private static Optional<String> amount(String text) {
        String amount = text.replace("€", "").strip();
        try {
            SearchAmount.parse(amount);
            return Optional.of(amount);
        } catch (MalformedValueException e) {
            // Words.
            return Optional.empty();
        }
    }
}
