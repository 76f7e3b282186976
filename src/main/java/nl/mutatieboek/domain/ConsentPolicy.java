package nl.mutatieboek.domain;

import java.util.Set;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;
import org.jspecify.annotations.Nullable;

/**
 * Configured consents that a mutation or a change of a moment needs.
 *
 * @param confirmingPeople number of people who confirm the leg of another chapter: 2 in production, 1 where that
 *     chapter has one person only, as in the demo
 * @param momentPeople number of people needed to change a moment or its bill: 2 in production, 1 in the demo
 * @param agreements mutations that need the agreement of the finance ministry
 */
public record ConsentPolicy(int confirmingPeople, int momentPeople, Set<AgreementRule> agreements) {
    /**
     * Selects mutations that need the agreement of the finance ministry.
     *
     * @param kind kind of mutation, or of the mutation that it reverses; null matches every kind
     * @param moment code of the moment; null matches every moment
     */
    public record AgreementRule(@Nullable MutationKind kind, Moment.@Nullable Code moment) {
        boolean appliesTo(Proposal proposal) {
            Reversal reversal = proposal.reversal();
            // A reversal needs the same agreement as its original.
            MutationKind decidingKind = reversal == null ? proposal.kind() : reversal.originalKind();
            return (kind == null || kind == decidingKind)
                    && (moment == null || moment == proposal.moment().code());
        }
    }

    public ConsentPolicy {
        if (confirmingPeople < 1) {
            throw new IllegalArgumentException("confirmingPeople must be at least 1");
        }
        if (momentPeople < 1 || momentPeople > 2) {
            throw new IllegalArgumentException("momentPeople must be 1 or 2");
        }
        agreements = Set.copyOf(agreements);
    }

    public RequiredConsents requiredConsents(Proposal proposal) {
        return new RequiredConsents(
                proposal.chapters().size() > 1 ? confirmingPeople : 0,
                agreements.stream().anyMatch(agreement -> agreement.appliesTo(proposal)));
    }
}
