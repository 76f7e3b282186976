package nl.mutatieboek.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import nl.mutatieboek.domain.mutation.RoundingRemainder;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.YearEndMarginCap;
import org.jspecify.annotations.Nullable;

/**
 * Warning about an accepted mutation. A signal is never a refusal.
 *
 * @param item the article concerned; null if the signal concerns none
 * @param flow null if the signal concerns no flow
 * @param year null if the signal concerns no budget year
 * @param thousands size of the deviation in whole thousands of euros
 */
public record Signal(
        SignalType sort,
        @Nullable ItemPath item,
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        @Nullable Thousands thousands) {
    public enum SignalType {
        /** One chapter's leg of a transfer is only inferred (D-07). */
        ONE_SIDED,
        /** Sources, or two places in one source, contradict each other. */
        DISPUTED,
        /** Rounded figures do not sum to zero (D-15). */
        LEFT_BY_ROUNDING,
        /** Realised expenditure exceeds the last balance of the article: CW 2016, art. 2.3(4). */
        REALISATION_EXCEEDS,
        /** An intensification or a cost-raising amendment has no covering package. */
        NOT_COVERED,
        /** An intensification lowers the net expenditure of a year, or a spending cut raises it. */
        UNUSUAL_SIGN,
        /** The year-end margins of a chapter together exceed its cap in the year they come from: RBV 4.56. */
        ABOVE_MARGIN,
        /** The mutation lowers an article that is already below zero. */
        BELOW_ZERO
    }

    private static Signal ofMutation(SignalType type) {
        return new Signal(type, null, null, null, null);
    }

    public static List<Signal> fromProposal(Proposal proposal) {
        List<Signal> signals = new ArrayList<>();
        if (proposal.oneSided()) {
            signals.add(ofMutation(SignalType.ONE_SIDED));
        }
        boolean disputed = proposal.basis() == Basis.DISPUTED
                || proposal.postings().stream().anyMatch(posting -> posting.basis() == Basis.DISPUTED);
        if (disputed) {
            signals.add(ofMutation(SignalType.DISPUTED));
        }
        RoundingRemainder.remaindersOf(proposal)
                .forEach(residue -> signals.add(
                        new Signal(SignalType.LEFT_BY_ROUNDING, null, residue.flow(), residue.year(), residue.sum())));
        if (proposal.kind() == MutationKind.FINAL_BUDGET) {
            excessByArticle(proposal).forEach((article, by) -> {
                if (by.compareTo(Thousands.ZERO) > 0) {
                    signals.add(new Signal(
                            SignalType.REALISATION_EXCEEDS,
                            article,
                            Flow.EXPENDITURE,
                            proposal.moment().year(),
                            by));
                }
            });
        }
        if (proposal.kind() == MutationKind.INTENSIFICATION && proposal.coverage() == null) {
            signals.add(ofMutation(SignalType.NOT_COVERED));
        }
        for (RoundingRemainder net : RoundingRemainder.expenditureLessReceipts(proposal.postings())) {
            signSignal(proposal, Objects.requireNonNull(net.year()), net.sum()).ifPresent(signals::add);
        }
        return List.copyOf(signals);
    }

    private static Optional<Signal> signSignal(Proposal proposal, BudgetYear year, Thousands net) {
        boolean more = net.compareTo(Thousands.ZERO) > 0;
        SignalType sort = switch (proposal.kind()) {
            case INTENSIFICATION -> net.isNegative() ? SignalType.UNUSUAL_SIGN : null;
            case SPENDING_CUT -> more ? SignalType.UNUSUAL_SIGN : null;
            case AMENDMENT -> more && proposal.coverage() == null ? SignalType.NOT_COVERED : null;
            default -> null;
        };
        return sort == null ? Optional.empty() : Optional.of(new Signal(sort, null, Flow.EXPENDITURE, year, net));
    }

    /** Looks up the balance of an item, flow and year; null if no balance is known. */
    public interface BalanceLookup {
        @Nullable
        Thousands balance(ItemPath item, Flow flow, BudgetYear year);

        /** Returns the most that a chapter may carry from a budget year to the next; null if not known. */
        default @Nullable YearEndMarginCap marginCap(ChapterCode chapter, BudgetYear year) {
            return YearEndMarginCap.of(null, null, false, balance(ItemPath.of(chapter), Flow.EXPENDITURE, year));
        }

        /**
         * Returns what a chapter carries from a budget year in all its mutations, pending ones included.
         *
         * @param own what the mutation itself carries
         */
        default Thousands carriedMargin(ChapterCode chapter, BudgetYear year, Thousands own) {
            return own;
        }
    }

    /** Returns the signals that also depend on balances. No decision uses them. */
    public static List<Signal> fromBalances(Proposal proposal, BalanceLookup balances) {
        List<Signal> signals = new ArrayList<>();
        changesByArticle(proposal).forEach((account, by) -> {
            Thousands now = balances.balance(account.item(), account.flow(), account.year());
            if (by.isNegative() && now != null && now.isNegative()) {
                signals.add(new Signal(SignalType.BELOW_ZERO, account.item(), account.flow(), account.year(), now));
            }
        });
        BudgetYear carriedFrom = proposal.particulars().carriedFrom();
        if (proposal.kind() == MutationKind.YEAR_END_MARGIN && carriedFrom != null) {
            for (ChapterCode chapter : proposal.chapters()) {
                Thousands margin = proposal.postingsOf(chapter).stream()
                        .filter(posting -> posting.flow() == Flow.EXPENDITURE)
                        .map(Posting::thousands)
                        .reduce(Thousands.ZERO, Thousands::plus);
                YearEndMarginCap cap = balances.marginCap(chapter, carriedFrom);
                // The other chapter is the giving one and has no budget statement.
                if (cap != null && margin.value() > 0) {
                    Thousands carried = balances.carriedMargin(chapter, carriedFrom, margin);
                    if (carried.compareTo(cap.thousands()) > 0) {
                        signals.add(new Signal(
                                SignalType.ABOVE_MARGIN, ItemPath.of(chapter), Flow.EXPENDITURE, carriedFrom, carried));
                    }
                }
            }
        }
        return List.copyOf(signals);
    }

    private static Map<BudgetAccount, Thousands> changesByArticle(Proposal proposal) {
        Map<BudgetAccount, Thousands> sums = new LinkedHashMap<>();
        for (Posting posting : proposal.postings()) {
            ItemPath article = posting.item().articlePath();
            if (article.isArticle()) {
                sums.merge(
                        new BudgetAccount(article, posting.flow(), posting.year()),
                        posting.thousands(),
                        Thousands::plus);
            }
        }
        return sums;
    }

    /** Sums realisation minus the last balance per article, the level at which parliament authorises. */
    private static Map<ItemPath, Thousands> excessByArticle(Proposal proposal) {
        Map<ItemPath, Thousands> sums = new TreeMap<>(Comparator.naturalOrder());
        for (Posting posting : proposal.postings()) {
            if (posting.flow() == Flow.EXPENDITURE) {
                sums.merge(posting.item().articlePath(), posting.thousands(), Thousands::plus);
            }
        }
        return sums;
    }
}
