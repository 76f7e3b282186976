package nl.mutatieboek.balance.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs of random accounts, checked by the offline verifier, which shares no code with the trees. */
@Tag("whole")
class BalanceProofTest {
    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private BalanceHeadFixture heads;

    @BeforeEach
    void createKey() throws GeneralSecurityException {
        heads = new BalanceHeadFixture(folder);
    }

    @Test
    void account_is_proven_with_its_sum() {
        RandomAccounts accounts = new RandomAccounts(random, 300);
        AccountTree tree = accounts.tree();
        accounts.postings.forEach((key, postings) -> assertProven(
                BalanceProofFormatter.proveAccount(tree, key, heads.head(tree.root())),
                postings.size(),
                accounts.sumOf(key)));
    }

    @Test
    void item_is_proven_with_the_sum_of_all_accounts_below_it() {
        for (int round = 0; round < 30; round++) {
            RandomAccounts accounts = new RandomAccounts(random, random.nextInt(60));
            AccountTree tree = accounts.tree();
            for (String key : askedItems(accounts)) {
                assertProven(
                        BalanceProofFormatter.proveBelow(tree, key, heads.head(tree.root())),
                        accounts.countBelow(key),
                        accounts.sumBelow(key));
            }
        }
    }

    private static List<String> askedItems(RandomAccounts accounts) {
        return Stream.concat(
                        Stream.of(
                                "EXPENDITURE/2020/V",
                                "EXPENDITURE/2021/VI/1",
                                "RECEIPTS/2022/XX",
                                "RECEIPTS/2020",
                                "COMMITMENTS/1999/A",
                                "RECEIPTS/2099/ZZZ"),
                        accounts.postings.keySet().stream().limit(10))
                .toList();
    }

    @Test
    void account_is_proven_up_to_a_day_and_up_to_a_moment() {
        RandomAccounts accounts = new RandomAccounts(random, 60);
        AccountTree tree = accounts.tree();
        String head = heads.head(tree.root());
        accounts.postings.forEach((key, postings) -> {
            for (BalanceAxis axis : axes()) {
                String proof =
                        BalanceProofFormatter.proveAccount(tree, key, new AccountPostingTrees(postings), axis, head);
                assertProven(proof, accounts.count(key, axis), accounts.sum(key, axis));
            }
        });
    }

    @Test
    void item_is_proven_up_to_a_day_and_up_to_a_moment() {
        for (int round = 0; round < 10; round++) {
            RandomAccounts accounts = new RandomAccounts(random, random.nextInt(60));
            AccountTree tree = accounts.tree();
            String head = heads.head(tree.root());
            for (String key : askedItems(accounts)) {
                BalanceAxis axis = axes().get(random.nextInt(5));
                assertProven(
                        BalanceProofFormatter.proveBelow(tree, key, accounts::trees, axis, head),
                        accounts.countBelow(key, axis),
                        accounts.sumBelow(key, axis));
            }
        }
    }

    @Test
    void account_with_many_postings_has_the_root_of_all_its_leaves() {
        RandomAccounts accounts = new RandomAccounts(random, 0);
        List<ProvenPosting> postings = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            postings.addAll(accounts.randomPostings().subList(0, 1));
            PostingTree tree = new PostingTree(postings, ProvenPosting.BY_DAY);
            assertThat(tree.root())
                    .as("-Dseed=%d, %d postings", seed, postings.size())
                    .usingRecursiveComparison()
                    .isEqualTo(SumNode.root(postings.stream()
                            .sorted(ProvenPosting.BY_DAY)
                            .map(ProvenPosting::leaf)
                            .toList()));
        }
        accounts.postings.put("EXPENDITURE/2026/XX", postings);
        AccountTree tree = accounts.tree();
        for (BalanceAxis axis : axes()) {
            assertProven(
                    BalanceProofFormatter.proveAccount(
                            tree,
                            "EXPENDITURE/2026/XX",
                            new AccountPostingTrees(postings),
                            axis,
                            heads.head(tree.root())),
                    accounts.count("EXPENDITURE/2026/XX", axis),
                    accounts.sum("EXPENDITURE/2026/XX", axis));
        }
    }

    private List<BalanceAxis> axes() {
        List<BalanceAxis> axes = new ArrayList<>();
        for (int day = -1; day <= RandomAccounts.DAYS; day += 1 + random.nextInt(4)) {
            axes.add(BalanceAxis.upTo(RandomAccounts.FIRST_DAY.plusDays(day)));
        }
        for (int moment = 0; moment < RandomAccounts.MOMENTS.size(); moment++) {
            axes.add(BalanceAxis.upTo(RandomAccounts.MOMENTS.get(moment), moment));
        }
        return axes;
    }

    private void assertProven(String proof, long postings, long thousands) {
        assertThat(heads.verify(proof))
                .as("-Dseed=%d, %s of%n%s", seed, heads.output(), proof)
                .isEqualTo(VerifierMain.HOLDS);
        assertThat(heads.output())
                .as("-Dseed=%d, of%n%s", seed, proof)
                .contains("\"postings\": \"" + postings + "\"", "\"thousands\": \"" + thousands + "\"");
    }

    @Test
    void tree_depends_on_the_accounts_and_not_on_how_they_came_in() {
        for (int round = 0; round < 50; round++) {
            RandomAccounts accounts = new RandomAccounts(random, 1 + random.nextInt(120));
            AccountTree tree = accounts.tree();
            AccountTree detoured = accounts.treeOfDetours();
            assertThat(detoured.root()).as("-Dseed=%d", seed).isEqualTo(tree.root());
            String key = accounts.postings.keySet().iterator().next();
            assertThat(BalanceProofFormatter.proveBelow(detoured, key, ""))
                    .as("-Dseed=%d", seed)
                    .isEqualTo(BalanceProofFormatter.proveBelow(tree, key, ""));
        }
    }

    @Test
    void root_is_that_of_the_accounts_after_each_step() {
        RandomAccounts accounts = new RandomAccounts(random, 250);
        List<String> keys = new ArrayList<>(accounts.postings.keySet());
        Collections.shuffle(keys, random);
        AccountTree tree = new AccountTree();
        for (int i = 0; i < 2 * keys.size(); i++) {
            String key = keys.get(i % keys.size());
            if (i < keys.size()) {
                tree.put(key, new AccountPostingTrees(accounts.postings.get(key)));
            } else {
                tree.remove(key);
            }
            AccountTree anew = new AccountTree();
            tree.keys().forEach(one -> anew.put(one, new AccountPostingTrees(accounts.postings.get(one))));
            assertThat(tree.root()).as("-Dseed=%d, step %d", seed, i).isEqualTo(anew.root());
        }
    }

    @Test
    void every_changed_posting_changes_the_root() {
        RandomAccounts accounts = new RandomAccounts(random, 100);
        AccountTree tree = accounts.tree();
        byte[] root = tree.root();
        accounts.postings.forEach((key, postings) -> {
            List<ProvenPosting> changed = new ArrayList<>(postings);
            ProvenPosting last = changed.removeLast();
            changed.add(new ProvenPosting(
                    last.effectiveOn(),
                    last.moment(),
                    last.momentRank(),
                    last.ledgerNumber(),
                    last.line(),
                    last.thousands() + 1));
            tree.put(key, new AccountPostingTrees(changed));
            assertThat(tree.root()).as("-Dseed=%d", seed).isNotEqualTo(root);
            tree.put(key, new AccountPostingTrees(postings));
            assertThat(tree.root()).as("-Dseed=%d", seed).isEqualTo(root);
        });
    }

    @Test
    void sum_that_overflows_is_refused() {
        AccountTree tree = new AccountTree();
        tree.put("EXPENDITURE/2026/V", huge(1));
        tree.put("EXPENDITURE/2026/VI", huge(2));
        assertThatThrownBy(tree::root).isInstanceOf(ArithmeticException.class);
    }

    private static AccountPostingTrees huge(long number) {
        return new AccountPostingTrees(
                List.of(new ProvenPosting(LocalDate.of(2026, 1, 1), "2026-OWB", 0, number, 0, Long.MAX_VALUE / 2 + 1)));
    }
}
