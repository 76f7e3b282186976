package nl.mutatieboek.balance;

import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.mutatieboek.balance.proof.AccountPostingTrees;
import nl.mutatieboek.balance.proof.AccountTree;
import nl.mutatieboek.balance.proof.BalanceProofFormatter;
import nl.mutatieboek.balance.proof.ProvenPosting;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.proof.CommitmentSalter;

/**
 * The sum trees over the booked postings that are not public: one for each registered chapter and moment under embargo,
 * with postings or not. So the chapters and moments, which are public, tell how many trees there are. Not thread-safe.
 */
final class EmbargoedAccountTrees {
    private final NavigableMap<String, AccountTree> trees = new TreeMap<>();

    /** Names a chapter and a moment as proofs do. */
    static String pair(ChapterCode chapter, Moment moment) {
        return chapter + " " + moment;
    }

    /** Keeps a tree for each of these pairs, and no others. */
    void retain(Collection<String> pairs) {
        pairs.forEach(pair -> trees.computeIfAbsent(pair, added -> new AccountTree()));
        trees.keySet().retainAll(pairs);
    }

    /** Replaces an account in the tree of a pair; without postings, the tree does not have it. */
    void put(String pair, String key, List<ProvenPosting> postings) {
        AccountTree tree = trees.computeIfAbsent(pair, added -> new AccountTree());
        if (postings.isEmpty()) {
            tree.remove(key);
        } else {
            tree.put(key, new AccountPostingTrees(postings));
        }
    }

    /** Returns the tree of a pair; empty if it is public, or not registered. */
    Optional<AccountTree> find(ChapterCode chapter, Moment moment) {
        return Optional.ofNullable(trees.get(pair(chapter, moment)));
    }

    /** Returns the pairs in their order, each with its commitment in one head. */
    String commitments(CommitmentSalter salts) {
        return trees.entrySet().stream()
                .map(one -> one.getKey() + " " + commitment(one.getKey(), one.getValue(), salts))
                .collect(Collectors.joining(","));
    }

    private static String commitment(String pair, AccountTree tree, CommitmentSalter salts) {
        return BalanceProofFormatter.commitment(salts.salt(pair, tree.root()), tree.root());
    }

    /**
     * Returns what opens the commitment to a pair: the moment, the salt, and all commitments.
     *
     * @param commitments all of the same head
     */
    static String opening(
            ChapterCode chapter, Moment moment, AccountTree tree, CommitmentSalter salts, String commitments) {
        byte[] salt = salts.salt(pair(chapter, moment), tree.root());
        return moment + " " + Base64.getEncoder().encodeToString(salt) + " " + commitments;
    }
}
