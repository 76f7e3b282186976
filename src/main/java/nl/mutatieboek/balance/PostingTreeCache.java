package nl.mutatieboek.balance;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.mutatieboek.balance.proof.AccountPostingTrees;
import org.jspecify.annotations.Nullable;

/** Keeps the trees of accounts with many postings, the last used ones. Not thread-safe. */
final class PostingTreeCache {
    /** Trees of fewer postings are built within a millisecond. */
    private static final int FEWEST = 500;

    /** About 100 bytes each. */
    private static final int MOST_POSTINGS = 200_000;

    private final Map<String, AccountPostingTrees> trees = new LinkedHashMap<>();
    private long postings;

    @Nullable
    AccountPostingTrees find(String key) {
        AccountPostingTrees known = trees.remove(key);
        if (known != null) {
            // The last used ones stand at the end.
            trees.put(key, known);
        }
        return known;
    }

    /** Replaces the trees of an account; small ones are not kept. */
    void put(String key, AccountPostingTrees account) {
        remove(key);
        if (account.count() < FEWEST) {
            return;
        }
        trees.put(key, account);
        postings += account.count();
        Iterator<AccountPostingTrees> oldest = trees.values().iterator();
        while (postings > MOST_POSTINGS && oldest.hasNext()) {
            postings -= oldest.next().count();
            oldest.remove();
        }
    }

    void remove(String key) {
        AccountPostingTrees known = trees.remove(key);
        postings -= known == null ? 0 : known.count();
    }

    void clear() {
        trees.clear();
        postings = 0;
    }
}
