package nl.mutatieboek.domain;

import java.util.Set;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;
import org.jspecify.annotations.Nullable;

/**
 * Which consents are needed. Policy, not code: a ministry sets it.
 *
 * @param confirmingPeople how many people of the other chapter confirm its leg: 2 in production, 1 where the other chapter
 *     has one person only, as in the demo
 * @param momentPeople how many people it takes to change a moment or its bill: 2 in production, 1 in the demo
 * @param agreements for which mutations the finance ministry must agree
 */
public record ConsentPolicy(int confirmingPeople, int momentPeople, Set<AgreementRule> agreements) {
    /**
     * Mutations for which the finance ministry must agree.
     *
     * @param kind of this kind, or taking one back; null for every kind
     * @param moment in documents of this sort; null for every document
     */
    public record AgreementRule(@Nullable MutationKind kind, Moment.@Nullable Code moment) {
        boolean appliesTo(Proposal proposal) {
            Reversal reversal = proposal.reversal();
            // What takes a mutation back needs who agreed to it.
            MutationKind decided = reversal == null ? proposal.kind() : reversal.originalKind();
            return (kind == null || kind == decided)
                    && (moment == null || moment == proposal.moment().code());
        }
    }

    public ConsentPolicy {
        if (confirmingPeople < 1) {
            throw new IllegalArgumentException("Another chapter's leg is confirmed by somebody");
        }
        if (momentPeople < 1 || momentPeople > 2) {
            throw new IllegalArgumentException("A moment is changed by one person or by two");
        }
        agreements = Set.copyOf(agreements);
    }

    /** What this proposal needs. */
    public RequiredConsents requiredConsents(Proposal proposal) {
        return new RequiredConsents(
                proposal.chapters().size() > 1 ? confirmingPeople : 0,
                agreements.stream().anyMatch(agreement -> agreement.appliesTo(proposal)));
    }
}
