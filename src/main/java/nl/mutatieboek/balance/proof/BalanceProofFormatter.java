package nl.mutatieboek.balance.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Function;
import nl.mutatieboek.ledger.Sha256Digest;

/** Writes proofs of balances as text: what is proven, the encoded trees, and the signed head of the balances. */
public final class BalanceProofFormatter {
    /** Rule that decides which postings are in the trees, and the shape of the trees. */
    public static final String RULE = "balances-v1";

    /** Rule that decides what is in the commitments to amounts under embargo. */
    public static final String EMBARGO_RULE = "embargoed-v1";

    private static final byte COMMITMENT = 4;
    private static final String FORMAT = "mutatieboek/balance-proof@v1\n";

    private BalanceProofFormatter() {}

    /** Returns the proof of one account, which must be in the tree. */
    public static String proveAccount(AccountTree accounts, String key, String head) {
        return file("account " + key, new ProofEncoder(key).addTree(accounts.proofOf(key)), head);
    }

    /** Returns the proof of one account, which must be in the tree, up to a day or a moment. */
    public static String proveAccount(
            AccountTree accounts, String key, AccountPostingTrees postings, BalanceAxis axis, String head) {
        ProofEncoder encoder = new ProofEncoder(key).addTree(accounts.proofOf(key));
        postings.addProofUpTo(axis, encoder);
        return file("account " + key + "\n" + axis.text(), encoder, head);
    }

    /** Returns the proof of all accounts at or below a key. */
    public static String proveBelow(AccountTree accounts, String key, String head) {
        return file("below " + key, new ProofEncoder(key).addTree(accounts.proofBelow(key, false)), head);
    }

    /**
     * Returns the proof of all accounts at or below a key, up to a day or a moment.
     *
     * @param postings finds the postings of an account by its key
     */
    public static String proveBelow(
            AccountTree accounts,
            String key,
            Function<String, AccountPostingTrees> postings,
            BalanceAxis axis,
            String head) {
        ProofEncoder encoder = new ProofEncoder(key).addTree(accounts.proofBelow(key, true));
        accounts.keysBelow(key).forEach(account -> postings.apply(account).addProofUpTo(axis, encoder));
        return file("below " + key + "\n" + axis.text(), encoder, head);
    }

    /**
     * Returns the proof of one account, or of all accounts at or below a key, within the tree of a chapter and a moment
     * under embargo.
     *
     * @param alone whether one account is proven, which must be in the tree
     * @param opening what leads from the tree to the head
     */
    public static String proveEmbargoed(AccountTree accounts, boolean alone, String key, String opening, String head) {
        ProofEncoder encoder =
                new ProofEncoder(key).addTree(alone ? accounts.proofOf(key) : accounts.proofBelow(key, false));
        return file((alone ? "account " : "below ") + key + "\nembargoed " + opening, encoder, head);
    }

    /** Returns the commitment to a tree under embargo, in Base64. */
    public static String commitment(byte[] salt, byte[] root) {
        MessageDigest digest = Sha256Digest.newDigest();
        digest.update(COMMITMENT);
        digest.update(salt);
        return Base64.getEncoder().encodeToString(digest.digest(root));
    }

    /**
     * Returns what the head of the balances states.
     *
     * @param commitments all commitments to trees under embargo, with what each is of
     */
    public static String statement(AccountTree accounts, String commitments) {
        Base64.Encoder base64 = Base64.getEncoder();
        byte[] all = Sha256Digest.newDigest().digest(commitments.getBytes(StandardCharsets.UTF_8));
        return RULE + " " + base64.encodeToString(accounts.root()) + "\n" + EMBARGO_RULE + " "
                + base64.encodeToString(all);
    }

    private static String file(String asked, ProofEncoder proof, String head) {
        return FORMAT + asked + "\n\n" + proof.toBase64() + "\n\n" + head;
    }
}
