package nl.mutatieboek.domain.mutation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.mutatieboek.domain.mutation.ExplanationAmountParser.ExplanationAmount;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;

/**
 * Verifies amounts in an explanation against the figures of its mutation: each posting, item totals over the years, and
 * decreases and increases per year and over all years.
 */
public final class ExplanationAmountVerifier {
    private static final long EUROS = 1_000;

    private final Set<Long> proposalAmounts = new HashSet<>();

    public ExplanationAmountVerifier(Proposal proposal) {
        List<Posting> postings = proposal.postings();
        addSums(postings, List::of);
        addSums(postings, posting -> List.of(posting.item(), posting.flow()));
        addSums(postings, posting -> List.of(posting.item().articlePath(), posting.flow(), posting.year()));
        addSums(postings, posting -> List.of(posting.item().articlePath(), posting.flow()));
        addSums(postings, posting -> List.of(sign(posting), posting.flow(), posting.year()));
        addSums(postings, posting -> List.of(sign(posting), posting.flow()));
        addSums(postings, posting -> List.of(posting.flow(), posting.year()));
        addSums(postings, Posting::flow);
    }

    private static boolean sign(Posting posting) {
        return posting.thousands().isNegative();
    }

    private void addSums(List<Posting> postings, Function<Posting, Object> group) {
        Map<Object, Long> sums = new HashMap<>();
        postings.forEach(
                posting -> sums.merge(group.apply(posting), posting.thousands().value(), Math::addExact));
        sums.values().forEach(this::add);
    }

    /** Returns this verifier with another figure that the explanation may name, such as a balance. */
    ExplanationAmountVerifier with(Thousands figure) {
        add(figure.value());
        return this;
    }

    private void add(long thousands) {
        proposalAmounts.add(Math.multiplyExact(Math.absExact(thousands), EUROS));
    }

    /** Returns the amounts in a text that match no figure of the mutation. */
    public List<String> findForeignAmounts(String text) {
        return ExplanationAmountParser.findAll(text).stream()
                .filter(named -> proposalAmounts.stream().noneMatch(named::matches))
                .map(ExplanationAmount::text)
                .distinct()
                .toList();
    }
}
