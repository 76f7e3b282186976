package nl.mutatieboek.domain.mutation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.domain.Signal.BalanceLookup;
import nl.mutatieboek.domain.mutation.PlausibilityWarning.BalanceBecomesNegative;
import nl.mutatieboek.domain.mutation.PlausibilityWarning.ChangeExceedsBalance;
import nl.mutatieboek.domain.mutation.PlausibilityWarning.DocumentAlreadySubmitted;
import nl.mutatieboek.domain.mutation.PlausibilityWarning.ExplanationNamesOtherAmount;
import nl.mutatieboek.domain.mutation.PlausibilityWarning.SimilarMutationExists;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Judges whether the figures of a proposal look plausible beside what is recorded. No decision uses it. */
public final class PlausibilityPolicy {
    /** A decrease of more than this many times the balance is probably in the wrong unit, besides going below zero. */
    private static final int WRONG_UNIT = 10;

    private PlausibilityPolicy() {}

    /** A recorded mutation that may be alike. */
    public record RecordedProposal(MutationId mutation, String number, Proposal proposal) {}

    /**
     * The recorded data, as far as the reader may see it.
     *
     * @param balances balances without the proposal
     * @param submittedOn day on which parliament received the document of the moment; null if it has not
     * @param others mutations that count or wait
     */
    public record RecordedContext(
            BalanceLookup balances, @Nullable LocalDate submittedOn, List<RecordedProposal> others) {
        public RecordedContext {
            others = List.copyOf(others);
        }
    }

    public static List<PlausibilityWarning> findWarnings(Proposal proposal, RecordedContext recorded) {
        List<PlausibilityWarning> warnings = new ArrayList<>();
        Map<ItemPath, BalanceBecomesNegative> negative = new LinkedHashMap<>();
        Map<ItemPath, ChangeExceedsBalance> exceeding = new LinkedHashMap<>();
        ExplanationAmountVerifier explanation = new ExplanationAmountVerifier(proposal);
        BalanceChangeTotals changes = new BalanceChangeTotals(proposal.postings());
        for (BudgetAccount balance : changes.touched()) {
            Thousands now = recorded.balances().balance(balance.item(), balance.flow(), balance.year());
            if (now != null) {
                Thousands change = changes.changeOf(balance);
                Thousands after = now.plus(change);
                explanation.with(now).with(after);
                if (after.isNegative() && !now.isNegative()) {
                    negative.merge(balance.item(), negative(balance, now, change, after), PlausibilityPolicy::worse);
                }
                if (exceeds(now, change, after)) {
                    exceeding.merge(balance.item(), exceeding(balance, now, change), PlausibilityPolicy::worse);
                }
            }
        }
        warnings.addAll(negative.values());
        warnings.addAll(exceeding.values());
        List<String> foreign = explanation.findForeignAmounts(proposal.explanation());
        if (!foreign.isEmpty()) {
            warnings.add(new ExplanationNamesOtherAmount(String.join(", ", foreign)));
        }
        if (recorded.submittedOn() != null) {
            warnings.add(new DocumentAlreadySubmitted(proposal.moment(), recorded.submittedOn()));
        }
        warnings.addAll(similar(proposal, recorded.others()));
        return List.copyOf(warnings);
    }

    /** A plain decrease below zero is one warning, not two. */
    private static boolean exceeds(Thousands now, Thousands change, Thousands after) {
        long size = Math.absExact(now.value());
        long factor = after.isNegative() ? WRONG_UNIT : 1;
        return size > 0 && Math.absExact(change.value()) / factor > size;
    }

    private static BalanceBecomesNegative negative(
            BudgetAccount balance, Thousands now, Thousands change, Thousands after) {
        return new BalanceBecomesNegative(balance.item(), balance.flow(), balance.year(), now, change, after, 0);
    }

    private static ChangeExceedsBalance exceeding(BudgetAccount balance, Thousands now, Thousands change) {
        return new ChangeExceedsBalance(balance.item(), balance.flow(), balance.year(), now, change, 0);
    }

    private static BalanceBecomesNegative worse(BalanceBecomesNegative one, BalanceBecomesNegative other) {
        BalanceBecomesNegative worst = other.after().compareTo(one.after()) < 0 ? other : one;
        return new BalanceBecomesNegative(
                worst.item(),
                worst.flow(),
                worst.year(),
                worst.balance(),
                worst.change(),
                worst.after(),
                one.others() + 1);
    }

    private static ChangeExceedsBalance worse(ChangeExceedsBalance one, ChangeExceedsBalance other) {
        boolean larger = Math.absExact(other.change().value())
                > Math.absExact(one.change().value());
        ChangeExceedsBalance worst = larger ? other : one;
        return new ChangeExceedsBalance(
                worst.item(), worst.flow(), worst.year(), worst.balance(), worst.change(), one.others() + 1);
    }

    /** A reversal equals the reversal of its like, and a replacement equals what it replaces: neither is a warning. */
    public static boolean mayBeSimilar(Proposal proposal, RecordedProposal other) {
        return proposal.reversal() == null
                && other.proposal().reversal() == null
                && !other.mutation().equals(proposal.corrects());
    }

    private static List<SimilarMutationExists> similar(Proposal proposal, List<RecordedProposal> others) {
        List<SimilarMutationExists> found = new ArrayList<>();
        for (RecordedProposal other : others) {
            if (!mayBeSimilar(proposal, other)) {
                continue;
            }
            proposal.postings().stream()
                    .filter(PlausibilityPolicy::isComparable)
                    .filter(posting ->
                            other.proposal().postings().stream().anyMatch(theirs -> isAlike(theirs, posting)))
                    .findFirst()
                    .ifPresent(posting -> found.add(new SimilarMutationExists(
                            other.mutation(),
                            other.number(),
                            posting.item(),
                            posting.flow(),
                            posting.year(),
                            posting.thousands())));
        }
        return found;
    }

    /** Whether a posting changes a balance by a stated amount: not zero, and not derived from a stated balance. */
    public static boolean isComparable(Posting posting) {
        return posting.resultingThousands() == null && !posting.thousands().isZero();
    }

    private static boolean isAlike(Posting one, Posting other) {
        return isComparable(one)
                && BudgetAccount.ofPosting(one).equals(BudgetAccount.ofPosting(other))
                && one.thousands().equals(other.thousands());
    }
}
