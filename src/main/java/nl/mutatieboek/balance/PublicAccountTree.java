package nl.mutatieboek.balance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.balance.proof.AccountPostingTrees;
import nl.mutatieboek.balance.proof.AccountTree;
import nl.mutatieboek.balance.proof.ProvenPosting;
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.projection.ProjectionReader;

/**
 * The sum tree over the booked postings that are public, at one ledger number. A posting is public if its moment, and
 * every moment before that one, is public for its chapter; so the tree is what a reader without access sees, and
 * nothing under embargo changes it. Not thread-safe.
 */
final class PublicAccountTree {
    /** Accounts that are read while the projections wait. */
    private static final int PAGE = 200;

    private final AccountTree tree = new AccountTree();
    private Map<ChapterCode, Set<Moment>> publicMoments = Map.of();
    private long ledgerNumber;

    /** Key of an account in the tree. */
    static String key(BudgetAccount account) {
        return account.flow() + "/" + account.year().value() + "/" + account.item();
    }

    AccountTree tree() {
        return tree;
    }

    /**
     * Moves the tree to a later ledger number, to which the projections are complete. If it fails half-way, the next
     * update repeats what it did.
     *
     * @param structure the structure at that number
     */
    void update(long later, StructureSnapshot structure, ProjectionReader projections) {
        if (later == ledgerNumber) {
            return;
        }
        Map<ChapterCode, Set<Moment>> then = new HashMap<>();
        Map<ChapterCode, Set<Moment>> changed = new HashMap<>();
        for (KnownChapter chapter : structure.chapters()) {
            Set<Moment> moments = new HashSet<>(structure.publicMoments(chapter.code()));
            then.put(chapter.code(), moments);
            changed.put(chapter.code(), difference(moments, publicMoments.getOrDefault(chapter.code(), Set.of())));
        }
        List<BudgetAccount> accounts = projections.query(
                BalanceProjection.class,
                lines -> lines.accountsWithin(null)
                        .filter(account -> account.isBookedAfter(ledgerNumber)
                                || hasAny(
                                        account,
                                        lines,
                                        changed.getOrDefault(
                                                account.account().item().chapter(), Set.of())))
                        .map(AccountPostingColumns::account)
                        .toList());
        PostingReader reader = new PostingReader(later, then, ranks(structure));
        for (int from = 0; from < accounts.size(); from += PAGE) {
            List<BudgetAccount> page = accounts.subList(from, Math.min(accounts.size(), from + PAGE));
            Map<BudgetAccount, List<ProvenPosting>> postings =
                    projections.query(BalanceProjection.class, lines -> reader.read(page, lines));
            postings.forEach((account, all) -> {
                if (all.isEmpty()) {
                    tree.remove(key(account));
                } else {
                    tree.put(key(account), new AccountPostingTrees(all));
                }
            });
        }
        publicMoments = then;
        ledgerNumber = later;
    }

    /** Returns the public postings of an account at the ledger number of the tree. */
    List<ProvenPosting> postings(BudgetAccount account, StructureSnapshot structure, ProjectionReader projections) {
        PostingReader reader = new PostingReader(ledgerNumber, publicMoments, ranks(structure));
        return projections
                .query(BalanceProjection.class, lines -> reader.read(List.of(account), lines))
                .getOrDefault(account, List.of());
    }

    private static Set<Moment> difference(Set<Moment> one, Set<Moment> other) {
        Set<Moment> difference = new HashSet<>(one);
        difference.removeAll(other);
        other.stream().filter(moment -> !one.contains(moment)).forEach(difference::add);
        return difference;
    }

    private static boolean hasAny(AccountPostingColumns account, BalanceProjection lines, Set<Moment> moments) {
        if (!moments.isEmpty()) {
            for (int i = 0; i < account.size(); i++) {
                if (moments.contains(lines.moment(account.moment(i)))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Place of each moment among the moments. */
    static Map<Moment, Integer> ranks(StructureSnapshot structure) {
        Map<Moment, Integer> ranks = new HashMap<>();
        for (KnownMoment known : structure.moments()) {
            ranks.put(known.moment(), ranks.size());
        }
        return ranks;
    }

    /** Reads the public postings of accounts. */
    private record PostingReader(
            long ledgerNumber, Map<ChapterCode, Set<Moment>> publicMoments, Map<Moment, Integer> ranks) {
        Map<BudgetAccount, List<ProvenPosting>> read(List<BudgetAccount> accounts, BalanceProjection lines) {
            Map<BudgetAccount, List<ProvenPosting>> postings = new HashMap<>();
            for (BudgetAccount account : accounts) {
                AccountPostingColumns columns = lines.account(account);
                if (columns != null) {
                    postings.put(account, read(columns, lines));
                }
            }
            return postings;
        }

        private List<ProvenPosting> read(AccountPostingColumns account, BalanceProjection lines) {
            Set<Moment> shown =
                    publicMoments.getOrDefault(account.account().item().chapter(), Set.of());
            List<ProvenPosting> postings = new ArrayList<>();
            for (int i = 0; i < account.size(); i++) {
                Moment moment = lines.moment(account.moment(i));
                Integer rank = ranks.get(moment);
                if (account.settledFrom(i) <= ledgerNumber
                        && account.isBooked(i)
                        && rank != null
                        && shown.contains(moment)) {
                    postings.add(new ProvenPosting(
                            LocalDate.ofEpochDay(account.day(i)),
                            moment.toString(),
                            rank,
                            account.bookingEntryNumber(i),
                            account.line(i),
                            account.thousands(i)));
                }
            }
            return postings;
        }
    }
}
