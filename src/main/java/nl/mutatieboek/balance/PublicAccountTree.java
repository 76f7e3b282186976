package nl.mutatieboek.balance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.balance.proof.AccountPostingTrees;
import nl.mutatieboek.balance.proof.AccountTree;
import nl.mutatieboek.balance.proof.BalanceProofFormatter;
import nl.mutatieboek.balance.proof.ProvenPosting;
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.projection.ProjectionReader;

/**
 * The sum tree over the booked postings that are public, at one ledger number. A posting is public if its moment, and
 * every moment before that one, is public for its chapter; so the tree is what a reader without access sees, and
 * nothing under embargo changes it. The postings that are not public are in trees of their own. Not thread-safe.
 */
final class PublicAccountTree {
    /** Accounts that are read while the projections wait. */
    private static final int PAGE = 200;

    private AccountTree tree = new AccountTree();
    private final PostingTreeCache postingTrees = new PostingTreeCache();
    private final EmbargoedAccountTrees embargoed = new EmbargoedAccountTrees();
    private Map<ChapterCode, Set<Moment>> publicMoments = Map.of();
    private Map<Moment, Integer> ranks = Map.of();
    private long ledgerNumber;

    /** Key of an account in the tree. */
    static String key(BudgetAccount account) {
        return account.flow() + "/" + account.year().value() + "/" + account.item();
    }

    private static BudgetAccount account(String key) {
        String[] parts = key.split("/", 3);
        return new BudgetAccount(
                ItemPath.parse(parts[2]), Flow.valueOf(parts[0]), new BudgetYear(Integer.parseInt(parts[1])));
    }

    AccountTree tree() {
        return tree;
    }

    EmbargoedAccountTrees embargoed() {
        return embargoed;
    }

    /**
     * Returns what the book signs of the trees.
     *
     * @param commitments to the trees under embargo
     */
    String statement(String commitments) {
        return BalanceProofFormatter.statement(tree, commitments);
    }

    /**
     * Moves the trees to a later ledger number, to which the projections are complete. If it fails half-way, they are
     * empty: part of them would show what was public for that moment only.
     *
     * @param structure the structure at that number
     */
    void update(long later, StructureSnapshot structure, ProjectionReader projections) {
        if (later == ledgerNumber) {
            return;
        }
        if (later < ledgerNumber) {
            // A failed update left the trees at a later number; only later bookings are read again.
            clear();
        }
        try {
            moveTo(later, structure, projections);
        } catch (RuntimeException | Error e) {
            clear();
            throw e;
        }
    }

    private void clear() {
        // First what needs no memory: every account is then read again.
        ledgerNumber = 0;
        publicMoments = Map.of();
        postingTrees.clear();
        embargoed.retain(Set.of());
        tree = new AccountTree();
    }

    private void moveTo(long later, StructureSnapshot structure, ProjectionReader projections) {
        Map<ChapterCode, Set<Moment>> then = new HashMap<>();
        Map<ChapterCode, Set<Moment>> hiddenThen = new HashMap<>();
        Map<ChapterCode, Set<Moment>> changed = new HashMap<>();
        Set<Moment> registered =
                structure.moments().stream().map(KnownMoment::moment).collect(Collectors.toSet());
        for (KnownChapter chapter : structure.chapters()) {
            Set<Moment> moments = new HashSet<>(structure.publicMoments(chapter.code()));
            then.put(chapter.code(), moments);
            hiddenThen.put(chapter.code(), difference(registered, moments));
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
        Map<Moment, Integer> ranksThen = ranks(structure);
        if (!ranksThen.equals(ranks)) {
            // Each posting has the place of its moment, which a new moment before it changes.
            postingTrees.clear();
            ranks = ranksThen;
        }
        Set<String> pairs = new HashSet<>();
        hiddenThen.forEach((chapter, moments) ->
                moments.forEach(moment -> pairs.add(EmbargoedAccountTrees.pair(chapter, moment))));
        PostingReader reader = new PostingReader(later, then, ranks);
        PostingReader embargoReader = new PostingReader(later, hiddenThen, ranks);
        for (int from = 0; from < accounts.size(); from += PAGE) {
            List<BudgetAccount> page = accounts.subList(from, Math.min(accounts.size(), from + PAGE));
            Map<BudgetAccount, List<ProvenPosting>> postings =
                    projections.query(BalanceProjection.class, lines -> reader.read(page, lines));
            projections
                    .query(BalanceProjection.class, lines -> embargoReader.read(page, lines))
                    .forEach((account, all) -> putEmbargoed(
                            account, all, hiddenThen.getOrDefault(account.item().chapter(), Set.of())));
            postings.forEach((account, all) -> {
                String key = key(account);
                if (all.isEmpty()) {
                    tree.remove(key);
                    postingTrees.remove(key);
                } else {
                    AccountPostingTrees trees = new AccountPostingTrees(all);
                    tree.put(key, trees);
                    postingTrees.put(key, trees);
                }
            });
        }
        embargoed.retain(pairs);
        publicMoments = then;
        ledgerNumber = later;
    }

    private void putEmbargoed(BudgetAccount account, List<ProvenPosting> postings, Set<Moment> hidden) {
        Map<String, List<ProvenPosting>> byMoment =
                postings.stream().collect(Collectors.groupingBy(ProvenPosting::moment));
        hidden.forEach(moment -> embargoed.put(
                EmbargoedAccountTrees.pair(account.item().chapter(), moment),
                key(account),
                byMoment.getOrDefault(moment.toString(), List.of())));
    }

    /** Returns the trees over the public postings of an account in the tree. */
    AccountPostingTrees postingTrees(String key, ProjectionReader projections) {
        AccountPostingTrees known = postingTrees.find(key);
        if (known != null) {
            return known;
        }
        BudgetAccount account = account(key);
        PostingReader reader = new PostingReader(ledgerNumber, publicMoments, ranks);
        AccountPostingTrees trees = new AccountPostingTrees(projections
                .query(BalanceProjection.class, lines -> reader.read(List.of(account), lines))
                .getOrDefault(account, List.of()));
        postingTrees.put(key, trees);
        return trees;
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

    /** Reads the postings of accounts in some moments. */
    private record PostingReader(long ledgerNumber, Map<ChapterCode, Set<Moment>> moments, Map<Moment, Integer> ranks) {
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
            Set<Moment> shown = moments.getOrDefault(account.account().item().chapter(), Set.of());
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
