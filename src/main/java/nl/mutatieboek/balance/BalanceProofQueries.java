package nl.mutatieboek.balance;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.mutatieboek.balance.PublicTreeUpdater.BalanceHead;
import nl.mutatieboek.balance.proof.AccountPostingTrees;
import nl.mutatieboek.balance.proof.AccountTree;
import nl.mutatieboek.balance.proof.BalanceAxis;
import nl.mutatieboek.balance.proof.BalanceProofFormatter;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.LedgerProperties;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.ledger.proof.CommitmentSalter;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.LaterBalanceHeadException;
import nl.mutatieboek.platform.InvalidQueryException;
import nl.mutatieboek.platform.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Proves balances at the latest signed head. The trees are built by the first question, and follow the heads with
 * each later one: a book that nobody asks for proofs has none in memory.
 */
@Component
public class BalanceProofQueries {
    /** Up to a day or a moment, each account is opened, and all others wait meanwhile. */
    private static final int MOST_ACCOUNTS = 1_000;

    private static final int MOST_POSTINGS = 100_000;

    private final ProjectionReader projections;
    private final PublicTreeUpdater trees;

    @Autowired
    BalanceProofQueries(
            ProjectionReader projections, StructureQueries structures, HeadSigner heads, LedgerProperties settings) {
        this(projections, structures, heads, settings.patience());
    }

    /** @param patience how long a question waits for the trees */
    public BalanceProofQueries(
            ProjectionReader projections, StructureQueries structures, HeadSigner heads, Duration patience) {
        this.projections = projections;
        this.trees = new PublicTreeUpdater(projections, structures, heads, patience);
    }

    /**
     * Returns the proof of the balance of an item with everything below it; of an open item, of its own amounts.
     *
     * @return empty if no head is signed yet, or if an open item has no public amounts
     * @throws UnavailableException if the trees are not built in time
     * @throws LaterBalanceHeadException if another process signed a later head
     */
    public Optional<String> prove(ItemPath item, Flow flow, BudgetYear year) {
        BudgetAccount account = new BudgetAccount(item.account(), flow, year);
        String key = PublicAccountTree.key(account);
        return trees.askAtLatestHead(head -> {
            AccountTree tree = head.accounts().tree();
            if (!item.isOpen()) {
                return Optional.of(BalanceProofFormatter.proveBelow(tree, key, head.note()));
            }
            return tree.contains(key)
                    ? Optional.of(BalanceProofFormatter.proveAccount(tree, key, head.note()))
                    : Optional.empty();
        });
    }

    /**
     * Returns the proof of the balance of an item with everything below it, up to a day or a moment; of an open item, of
     * its own amounts. One of day and moment is null.
     *
     * @return empty if no head is signed yet, or an open item has no public amounts, or the moment is not public
     * @throws InvalidQueryException if the item has too many accounts or postings below it
     * @throws UnavailableException if the trees are not built in time
     * @throws LaterBalanceHeadException if another process signed a later head
     */
    public Optional<String> proveUpTo(
            ItemPath item, Flow flow, BudgetYear year, @Nullable LocalDate day, @Nullable Moment moment) {
        BudgetAccount account = new BudgetAccount(item.account(), flow, year);
        return trees.askAtLatestHead(head -> axis(head.structure(), account, day, moment)
                .flatMap(axis -> proveUpTo(PublicAccountTree.key(account), item.isOpen(), axis, head)));
    }

    private Optional<String> proveUpTo(String key, boolean open, BalanceAxis axis, BalanceHead head) {
        AccountTree tree = head.accounts().tree();
        Function<String, AccountPostingTrees> postings = one -> head.accounts().postingTrees(one, projections);
        if (open) {
            return Optional.of(key)
                    .filter(tree::contains)
                    .map(postings)
                    .map(own -> BalanceProofFormatter.proveAccount(tree, key, own, axis, head.note()));
        }
        requireFewAccounts(tree, key);
        return Optional.of(BalanceProofFormatter.proveBelow(tree, key, postings, axis, head.note()));
    }

    /**
     * Returns the proof of what one moment under embargo adds to the balance of an item with everything below it; of an
     * open item, to its own amounts. It shows the sums of neighbours in the same chapter and moment.
     *
     * @return empty if no head is signed yet, or if the moment is public there, or if an open item has no such amounts
     * @throws UnavailableException if the trees are not built in time
     * @throws LaterBalanceHeadException if another process signed a later head
     */
    public Optional<String> proveEmbargoed(ItemPath item, Flow flow, BudgetYear year, Moment moment) {
        String key = PublicAccountTree.key(new BudgetAccount(item.account(), flow, year));
        return trees.askAtLatestHead(head -> head.accounts()
                .embargoed()
                .find(item.chapter(), moment)
                .filter(tree -> !item.isOpen() || tree.contains(key))
                .map(tree -> BalanceProofFormatter.proveEmbargoed(
                        tree,
                        item.isOpen(),
                        key,
                        EmbargoedAccountTrees.opening(item.chapter(), moment, tree, head.salts(), head.commitments()),
                        head.note())));
    }

    static void requireFewAccounts(AccountTree tree, String key) {
        if (isTooLarge(tree.keysBelow(key).size(), tree.countBelow(key))) {
            throw new InvalidQueryException(
                    "proof-of-many-accounts", Map.of("most", MOST_ACCOUNTS, "postings", MOST_POSTINGS));
        }
    }

    /** Whether an item with so many public accounts and postings below it is not proven up to a day or a moment. */
    static boolean isTooLarge(long accounts, long postings) {
        return accounts > MOST_ACCOUNTS || postings > MOST_POSTINGS;
    }

    /**
     * Returns the lines that the head of the balances states after the first entries.
     *
     * @param projections complete at least to that number
     */
    public static String deriveStatement(long size, ProjectionReader projections, CommitmentSalter salts) {
        PublicAccountTree accounts = new PublicAccountTree();
        accounts.update(size, new StructureQueries(projections).awaitAt(size), projections);
        return accounts.statement(accounts.embargoed().commitments(salts));
    }

    private static Optional<BalanceAxis> axis(
            StructureSnapshot structure, BudgetAccount account, @Nullable LocalDate day, @Nullable Moment moment) {
        if (day != null) {
            return Optional.of(BalanceAxis.upTo(day));
        }
        return structure.publicMoments(account.item().chapter()).stream()
                .filter(one -> one.equals(moment))
                .map(one -> BalanceAxis.upTo(
                        one.toString(), PublicAccountTree.ranks(structure).getOrDefault(one, 0)))
                .findFirst();
    }
}
