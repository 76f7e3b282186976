package nl.mutatieboek.balance.proof;

/** Writes proofs of balances as text: what is proven, the lines of the trees, and the signed head of the balances. */
public final class BalanceProofFormatter {
    /** Rule that decides which postings are in the trees, and the shape of the trees. */
    public static final String RULE = "balances-v1";

    private static final String FORMAT = "mutatieboek/balance-proof@v1\n";

    private BalanceProofFormatter() {}

    /** Returns the proof of one account, which must be in the tree. */
    public static String proveAccount(AccountTree accounts, String key, String head) {
        return FORMAT + "account " + key + "\n" + accounts.proofOf(key) + "\n" + head;
    }

    /** Returns the proof of one account, which must be in the tree, up to a day or a moment. */
    public static String proveAccount(
            AccountTree accounts, String key, AccountPostingTrees postings, BalanceAxis axis, String head) {
        return FORMAT + "account " + key + "\n" + accounts.proofOf(key) + postings.proofUpTo(axis) + "\n" + head;
    }

    /** Returns the proof of all accounts at or below a key. */
    public static String proveBelow(AccountTree accounts, String key, String head) {
        return FORMAT + "below " + key + "\n" + accounts.proofBelow(key) + "\n" + head;
    }
}
