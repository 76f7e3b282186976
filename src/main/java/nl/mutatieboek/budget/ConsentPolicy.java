package nl.mutatieboek.budget;

import nl.mutatieboek.budget.term.Proposal;

/**
 * Which consents a mutation needs. Policy, not code: a ministry sets it.
 *
 * @param confirmingPeople how many people of the other chapter confirm its leg: 2 in production, 1 where the other chapter
 *     has one person only, as in the demo
 */
public record ConsentPolicy(int confirmingPeople) {
    public ConsentPolicy {
        if (confirmingPeople < 1) {
            throw new IllegalArgumentException("Another chapter's leg is confirmed by somebody");
        }
    }

    /** What this proposal needs. */
    public ConsentsAsked asks(Proposal proposal) {
        return new ConsentsAsked(proposal.chapters().size() > 1 ? confirmingPeople : 0, false);
    }
}
