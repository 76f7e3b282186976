package nl.mutatieboek.domain.mutation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import nl.mutatieboek.domain.FigureRefusal.AdjustedWithoutReason;
import nl.mutatieboek.domain.KindRefusal.MomentNotOfKind;
import nl.mutatieboek.domain.KindRefusal.NotTheAddedYear;
import nl.mutatieboek.domain.KindRefusal.StatedTwice;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;

/** Checks kinds that follow the figures of one document: openings, extrapolations and final budgets. */
final class DocumentKindPolicy {
    private DocumentKindPolicy() {}

    /** An extrapolation must be in the last year of a document that looks beyond its own year. */
    static Optional<Refusal> checkAddedYear(Proposal proposal) {
        Moment moment = proposal.moment();
        BudgetYear added = moment.lastYear();
        return proposal.postings().stream()
                .filter(posting ->
                        added.equals(moment.year()) || !posting.year().equals(added))
                .findFirst()
                .map(posting -> new NotTheAddedYear(moment, posting.year(), added));
    }

    /** An amount that differs from the suggestion needs a note. */
    static Optional<Refusal> checkAdjustmentReason(Proposal proposal) {
        for (Posting posting : proposal.postings()) {
            Thousands suggested = posting.suggested();
            if (suggested != null && !suggested.equals(posting.thousands()) && posting.note() == null) {
                return Optional.of(new AdjustedWithoutReason(
                        posting.item(), posting.flow(), posting.year(), suggested, posting.thousands()));
            }
        }
        return Optional.empty();
    }

    static Optional<Refusal> checkFinalAct(Proposal proposal) {
        return proposal.moment().code() == Moment.Code.SW
                ? Optional.empty()
                : Optional.of(new MomentNotOfKind(proposal.kind(), proposal.moment()));
    }

    /** Each account must have only one figure, because the document states one. */
    static Optional<Refusal> checkStatedOnce(Proposal proposal) {
        Set<BudgetAccount> stated = new HashSet<>();
        return proposal.postings().stream()
                .filter(posting -> !stated.add(BudgetAccount.ofPosting(posting)))
                .findFirst()
                .map(posting -> new StatedTwice(proposal.kind(), posting.item(), posting.flow(), posting.year()));
    }
}
