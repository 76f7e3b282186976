package nl.mutatieboek.balance;

import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import nl.mutatieboek.balance.proof.AccountPostingTrees;
import nl.mutatieboek.balance.proof.BalanceAxis;
import nl.mutatieboek.balance.proof.BalanceProofFormatter;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.SignedHead;
import nl.mutatieboek.platform.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Proves public balances at the latest signed head. The trees are built by the first question, and follow the heads with
 * each later one: a book that nobody asks for proofs has none in memory.
 */
@Component
public class BalanceProofQueries {
    private final ProjectionReader projections;
    private final StructureQueries structures;
    private final HeadSigner heads;
    private final PublicAccountTree accounts = new PublicAccountTree();
    private @Nullable BalanceHead latest;

    BalanceProofQueries(ProjectionReader projections, StructureQueries structures, HeadSigner heads) {
        this.projections = projections;
        this.structures = structures;
        this.heads = heads;
    }

    /** The latest head of the balances, with the structure at it. */
    private record BalanceHead(long size, String note, StructureSnapshot structure) {}

    /**
     * Returns the proof of the balance of an item with everything below it; of an open item, of its own amounts.
     *
     * @return empty if no head is signed yet, or if an open item has no public amounts
     */
    public synchronized Optional<String> prove(ItemPath item, Flow flow, BudgetYear year) {
        BudgetAccount account = new BudgetAccount(item.account(), flow, year);
        String key = PublicAccountTree.key(account);
        return updateToLatestHead()
                .flatMap(head -> !item.isOpen()
                        ? Optional.of(BalanceProofFormatter.proveBelow(accounts.tree(), key, head.note()))
                        : accounts.tree().contains(key)
                                ? Optional.of(BalanceProofFormatter.proveAccount(accounts.tree(), key, head.note()))
                                : Optional.empty());
    }

    /**
     * Returns the proof of the amounts of an account up to a day or a moment; one of both is null.
     *
     * @return empty if no head is signed yet, or the account has no public amounts, or the moment is not public
     */
    public synchronized Optional<String> proveUpTo(
            BudgetAccount account, @Nullable LocalDate day, @Nullable Moment moment) {
        String key = PublicAccountTree.key(account);
        return updateToLatestHead()
                .filter(head -> accounts.tree().contains(key))
                .flatMap(head -> axis(head.structure(), account, day, moment)
                        .map(axis -> BalanceProofFormatter.proveAccount(
                                accounts.tree(),
                                key,
                                new AccountPostingTrees(accounts.postings(account, head.structure(), projections)),
                                axis,
                                head.note())));
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

    private Optional<BalanceHead> updateToLatestHead() {
        return heads.findLatest().map(SignedHead::size).map(this::updateTo);
    }

    private BalanceHead updateTo(long size) {
        BalanceHead known = latest;
        if (known != null && known.size() == size) {
            return known;
        }
        if (!projections.await(size)) {
            throw UnavailableException.projectionBehind(size, projections.completeTo());
        }
        StructureSnapshot structure = structures.awaitAt(size);
        accounts.update(size, structure, projections);
        String root = Base64.getEncoder().encodeToString(accounts.tree().root());
        String note = heads.findBalanceHead(size, BalanceProofFormatter.RULE + " " + root)
                .orElseThrow();
        BalanceHead made = new BalanceHead(size, note, structure);
        latest = made;
        return made;
    }
}
