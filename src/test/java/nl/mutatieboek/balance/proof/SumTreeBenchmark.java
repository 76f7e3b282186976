package nl.mutatieboek.balance.proof;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.mutatieboek.verifier.VerifierMain;

/**
 * Measures the trees and proofs of balances: memory, time to build and to update, size and time of proofs, time to
 * verify. The first argument is the number of accounts, the second the number of postings, the third how many of them
 * are on one account.
 */
public final class SumTreeBenchmark {
    private static final int PROOFS = 2_000;

    private final Random random = new Random(1);
    private final List<String> keys = new ArrayList<>();
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private SumTreeBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        new SumTreeBenchmark()
                .measure(
                        Integer.parseInt(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        Path.of(arguments[3]));
    }

    private void measure(int accounts, int postings, int hottest, Path folder) throws Exception {
        addKeys(accounts);
        List<ProvenPosting> few = postings(Math.max(1, (postings - hottest) / accounts));
        List<ProvenPosting> many = postings(hottest);
        long before = usedMemory();
        long start = System.nanoTime();
        AccountTree tree = new AccountTree();
        for (String key : keys) {
            tree.put(key, new AccountPostingTrees(few));
        }
        String hot = keys.get(accounts / 2);
        tree.put(hot, new AccountPostingTrees(many));
        tree.root();
        out.println("built in " + (System.nanoTime() - start) / 1_000_000 + " ms, " + tree.size() + " accounts, "
                + ((long) few.size() * (accounts - 1) + hottest) + " postings");
        out.println("memory " + (usedMemory() - before) / (1 << 20) + " MiB");

        BalanceHeadFixture heads = new BalanceHeadFixture(folder);
        String head = heads.head(tree.root());
        report("update of an account and root", () -> {
            tree.put(anyKey(), new AccountPostingTrees(few));
            return Arrays.toString(tree.root());
        });
        tree.put(hot, new AccountPostingTrees(many));
        List<String> proofs = report("account", () -> BalanceProofFormatter.proveAccount(tree, anyKey(), head));
        proofs.addAll(report("article", () -> BalanceProofFormatter.proveBelow(tree, anyBelow(4), head)));
        proofs.addAll(report("chapter", () -> BalanceProofFormatter.proveBelow(tree, anyBelow(3), head)));
        BalanceAxis day = BalanceAxis.upTo(LocalDate.of(2024, 6, 1));
        long hotStart = System.nanoTime();
        AccountPostingTrees hottestTrees = new AccountPostingTrees(many);
        out.println("trees of the hottest account: " + (System.nanoTime() - hotStart) / 1_000_000 + " ms");
        Function<String, AccountPostingTrees> treesOf =
                key -> key.equals(hot) ? hottestTrees : new AccountPostingTrees(few);
        proofs.addAll(report("account up to a day", () -> {
            String key = anyKey();
            return BalanceProofFormatter.proveAccount(tree, key, treesOf.apply(key), day, head);
        }));
        proofs.addAll(report(
                "article up to a day",
                () -> BalanceProofFormatter.proveBelow(tree, anyBelow(4), treesOf::apply, day, head)));
        proofs.addAll(report(
                "hottest account up to a day",
                () -> BalanceProofFormatter.proveAccount(tree, hot, hottestTrees, day, head)));
        verify(heads, proofs);
    }

    private void addKeys(int accounts) {
        String[] flows = {"COMMITMENTS", "EXPENDITURE", "RECEIPTS"};
        for (int i = 0; keys.size() < accounts; i++) {
            int item = i / (3 * 15);
            keys.add(flows[i % 3] + "/" + (2013 + i / 3 % 15) + "/" + "ABCDEFGHIJKLMNOPQRSTUVWXY".charAt(item % 25)
                    + "/" + (1 + item / 25 % 8) + (item < 200 ? "" : "/" + item / 200));
        }
    }

    private List<ProvenPosting> postings(int count) {
        List<ProvenPosting> postings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            postings.add(new ProvenPosting(
                    LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3_000)),
                    (2020 + i % 7) + "-OWB",
                    i % 7,
                    5_000_000 + i,
                    0,
                    random.nextInt(2_000_000) - 1_000_000));
        }
        return postings;
    }

    private String anyKey() {
        return keys.get(random.nextInt(keys.size()));
    }

    private String anyBelow(int parts) {
        return String.join("/", Arrays.stream(anyKey().split("/")).limit(parts).toList());
    }

    private List<String> report(String what, Supplier<String> made) {
        List<String> texts = new ArrayList<>();
        long[] nanos = new long[PROOFS];
        for (int i = 0; i < 2 * PROOFS; i++) {
            long start = System.nanoTime();
            String text = made.get();
            nanos[i % PROOFS] = System.nanoTime() - start;
            texts.add(text);
        }
        Arrays.sort(nanos);
        int[] sizes = texts.stream().mapToInt(String::length).sorted().toArray();
        out.println(what + ": median " + nanos[PROOFS / 2] / 1_000 + " µs, p99 " + nanos[PROOFS * 99 / 100] / 1_000
                + " µs; median " + sizes[PROOFS] + " characters, longest " + sizes[2 * PROOFS - 1]);
        return new ArrayList<>(texts.subList(PROOFS, 2 * PROOFS));
    }

    private void verify(BalanceHeadFixture heads, List<String> proofs) {
        long[] nanos = new long[proofs.size()];
        for (int i = 0; i < proofs.size(); i++) {
            long start = System.nanoTime();
            if (heads.verify(proofs.get(i)) != VerifierMain.HOLDS) {
                throw new IllegalStateException(heads.output() + proofs.get(i));
            }
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        out.println("verified " + nanos.length + ": median " + nanos[nanos.length / 2] / 1_000 + " µs, p99 "
                + nanos[nanos.length * 99 / 100] / 1_000 + " µs, longest " + nanos[nanos.length - 1] / 1_000 + " µs");
    }

    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
