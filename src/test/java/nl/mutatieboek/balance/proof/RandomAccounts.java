package nl.mutatieboek.balance.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Random accounts with postings, and their sums added up one by one. */
final class RandomAccounts {
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    static final int DAYS = 20;
    static final List<String> MOMENTS = List.of("2025-OWB", "2025-O1", "2026-OWB", "2025-O2", "2025-SW");

    final Map<String, List<ProvenPosting>> postings = new TreeMap<>();
    private final Random random;

    RandomAccounts(Random random, int size) {
        this.random = random;
        while (postings.size() < size) {
            postings.put(randomKey(), randomPostings());
        }
    }

    /** Items that are part of the names of others, and whose names have characters before and after the slash. */
    private String randomKey() {
        StringBuilder key = new StringBuilder(randomOf("EXPENDITURE", "RECEIPTS") + "/202" + random.nextInt(3));
        key.append('/').append(randomOf("V", "VI", "XX"));
        for (int depth = random.nextInt(4); depth > 0; depth--) {
            key.append('/').append(randomOf("1", "11", "1-a", "1.b", "1_c", "1~2", "9", "zbo", "coa"));
        }
        return key.toString();
    }

    List<ProvenPosting> randomPostings() {
        List<ProvenPosting> all = new ArrayList<>();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            int moment = random.nextInt(MOMENTS.size());
            all.add(new ProvenPosting(
                    FIRST_DAY.plusDays(random.nextInt(DAYS)),
                    MOMENTS.get(moment),
                    moment,
                    1 + random.nextInt(1_000_000),
                    i,
                    random.nextInt(5) == 0 ? 0 : random.nextInt(2_000) - 1_000));
        }
        return all;
    }

    private String randomOf(String... from) {
        return from[random.nextInt(from.length)];
    }

    AccountTree tree() {
        AccountTree tree = new AccountTree();
        postings.forEach((key, all) -> tree.put(key, new AccountPostingTrees(all)));
        return tree;
    }

    /** Returns the same tree, after a detour: accounts in another order, replaced and removed ones. */
    AccountTree treeOfDetours() {
        List<String> keys = new ArrayList<>(postings.keySet());
        Collections.shuffle(keys, random);
        AccountTree tree = new AccountTree();
        for (int i = 0; i < keys.size(); i++) {
            tree.put(randomKey(), new AccountPostingTrees(randomPostings()));
            tree.put(keys.get(i), new AccountPostingTrees(randomPostings()));
            if (random.nextInt(4) == 0) {
                tree.root();
            }
            tree.remove(keys.get(random.nextInt(i + 1)));
        }
        RandomAccounts others = new RandomAccounts(random, 20);
        others.postings.forEach((key, all) -> tree.put(key, new AccountPostingTrees(all)));
        tree.root();
        for (String key : tree.keys()) {
            if (!postings.containsKey(key)) {
                tree.remove(key);
            }
        }
        Collections.shuffle(keys, random);
        for (String key : keys) {
            tree.put(key, new AccountPostingTrees(postings.get(key)));
        }
        return tree;
    }

    long sumOf(String key) {
        return sum(postings.get(key).stream());
    }

    long sumBelow(String asked) {
        return sum(below(asked));
    }

    long countBelow(String asked) {
        return below(asked).count();
    }

    long sumBelow(String asked, BalanceAxis axis) {
        return sum(below(asked).filter(axis::includes));
    }

    long countBelow(String asked, BalanceAxis axis) {
        return below(asked).filter(axis::includes).count();
    }

    AccountPostingTrees trees(String key) {
        return new AccountPostingTrees(postings.get(key));
    }

    private Stream<ProvenPosting> below(String asked) {
        return postings.entrySet().stream()
                .filter(one -> (one.getKey() + "/").startsWith(asked + "/"))
                .flatMap(one -> one.getValue().stream());
    }

    long sum(String key, BalanceAxis axis) {
        return sum(postings.get(key).stream().filter(axis::includes));
    }

    long count(String key, BalanceAxis axis) {
        return postings.get(key).stream().filter(axis::includes).count();
    }

    private static long sum(Stream<ProvenPosting> postings) {
        return postings.mapToLong(ProvenPosting::thousands).sum();
    }
}
