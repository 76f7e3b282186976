package nl.mutatieboek.balance.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.mutatieboek.ledger.Sha256Digest;
import org.jspecify.annotations.Nullable;

/**
 * Ordered sum tree over accounts. Its shape depends on the set of keys alone: a key whose SHA-256 begins with n zero
 * bytes begins a new group on the levels 1 to n. A group is the tree of RFC 6962 over the groups that it contains of
 * the level below; level 0 has the accounts. Not thread-safe.
 *
 * <p>A key is {@code FLOW/year/item}. The slash sorts before all other characters, so that all accounts of an item, a
 * chapter or a year stand together.
 */
public final class AccountTree {
    /** Begins the first group of each level. */
    private static final String FIRST = "";

    /** Follows the slash in the order of keys. */
    private static final String AFTER_SLASH = "!";

    private static final byte KIND = 0;
    private static final int BITS_PER_LEVEL = 8;
    private static final Comparator<String> SLASH_FIRST = AccountTree::compareSlashFirst;

    private static final NavigableSet<String> NO_KEYS = Collections.emptyNavigableSet();

    private final NavigableMap<String, Account> accounts = new TreeMap<>(SLASH_FIRST);

    /**
     * By level from 1 on: the root of each group by its first key; empty if it is to be computed. The last level has one
     * group.
     */
    private final List<NavigableMap<String, CachedRoot>> groups = new ArrayList<>();

    private record CachedRoot(@Nullable SumNode node) {
        private static final CachedRoot STALE = new CachedRoot(null);
    }

    @SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
    private record Account(SumNode leaf, byte[] content) {
        static Account of(String key, AccountPostingTrees postings) {
            byte[] content = postings.content();
            String label = key + " " + Base64.getEncoder().encodeToString(content);
            return new Account(SumNode.leaf(KIND, postings.count(), postings.sum(), label), content);
        }
    }

    public AccountTree() {
        addLevel();
    }

    private void addLevel() {
        groups.add(new TreeMap<>(SLASH_FIRST));
        groups.getLast().put(FIRST, CachedRoot.STALE);
    }

    /**
     * Adds an account, or replaces it.
     *
     * @param postings at least one
     */
    public void put(String key, AccountPostingTrees postings) {
        int ownLevels = accounts.put(key, Account.of(key, postings)) == null ? level(key) : 0;
        while (groups.size() <= ownLevels) {
            addLevel();
        }
        groups.subList(0, ownLevels).forEach(level -> level.put(key, CachedRoot.STALE));
        invalidate(key);
    }

    /** Removes an account, if it is there. */
    public void remove(String key) {
        if (accounts.remove(key) != null) {
            groups.forEach(level -> level.remove(key));
            invalidate(key);
        }
    }

    /** The groups before a key that begins one end there. */
    private void invalidate(String key) {
        for (NavigableMap<String, CachedRoot> level : groups) {
            level.put(Objects.requireNonNull(level.floorKey(key)), CachedRoot.STALE);
            level.put(Objects.requireNonNull(level.lowerKey(key)), CachedRoot.STALE);
        }
    }

    private static int compareSlashFirst(String one, String other) {
        int shared = Math.min(one.length(), other.length());
        for (int i = 0; i < shared; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return a == '/' ? -1 : b == '/' ? 1 : Character.compare(a, b);
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    private static int level(String key) {
        byte[] hash = Sha256Digest.newDigest().digest(key.getBytes(StandardCharsets.UTF_8));
        return Long.numberOfLeadingZeros(ByteBuffer.wrap(hash).getLong()) / BITS_PER_LEVEL;
    }

    /** Returns the keys of all accounts, in the order of the tree. */
    public List<String> keys() {
        return List.copyOf(accounts.keySet());
    }

    public boolean contains(String key) {
        return accounts.containsKey(key);
    }

    public int size() {
        return accounts.size();
    }

    public byte[] root() {
        return node(groups.size(), FIRST).hash();
    }

    private SumNode node(int level, String first) {
        NavigableMap<String, CachedRoot> cached = groups.get(level - 1);
        SumNode known = required(cached, first).node();
        if (known != null) {
            return known;
        }
        SumNode node = SumNode.root(
                parts(level, first, NO_KEYS).stream().map(SumSubtree::node).toList());
        cached.put(first, new CachedRoot(node));
        return node;
    }

    private static CachedRoot required(NavigableMap<String, CachedRoot> level, String first) {
        CachedRoot found = level.get(first);
        if (found == null) {
            throw new IllegalStateException("No group begins with " + first);
        }
        return found;
    }

    /** Parts of a group that have accounts. */
    private List<SumSubtree> parts(int level, String first, NavigableSet<String> opened) {
        String next = groups.get(level - 1).higherKey(first);
        if (level == 1) {
            return leaves(part(accounts, first, next), opened);
        }
        List<SumSubtree> parts = new ArrayList<>();
        for (String group : part(groups.get(level - 2), first, next).keySet()) {
            Group part = new Group(level - 1, group, opened);
            if (part.node().count() > 0) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static List<SumSubtree> leaves(NavigableMap<String, Account> accounts, NavigableSet<String> opened) {
        List<SumSubtree> leaves = new ArrayList<>();
        accounts.forEach((key, account) ->
                leaves.add(new SumSubtree.Leaf(account.leaf(), key, account.content(), opened.contains(key))));
        return leaves;
    }

    private static <T> NavigableMap<String, T> part(
            NavigableMap<String, T> level, String first, @Nullable String next) {
        return next == null ? level.tailMap(first, true) : level.subMap(first, true, next, false);
    }

    private final class Group implements SumSubtree {
        private final int level;
        private final String first;
        private final NavigableSet<String> opened;

        private Group(int level, String first, NavigableSet<String> opened) {
            this.level = level;
            this.first = first;
            this.opened = opened;
        }

        @Override
        public SumNode node() {
            return AccountTree.this.node(level, first);
        }

        @Override
        public boolean isOpened() {
            String next = groups.get(level - 1).higherKey(first);
            String key = opened.ceiling(first);
            return key != null && (next == null || SLASH_FIRST.compare(key, next) < 0);
        }

        @Override
        public void addTo(List<ProofElement> proof, int depth) {
            SumSubtree.add(parts(level, first, opened), proof, depth);
        }
    }

    /** Returns the elements that prove one account, which must be in the tree. */
    List<ProofElement> proofOf(String key) {
        return proofOf(Set.of(key));
    }

    /** Returns the keys of the accounts at or below a key, in the order of the tree. */
    public List<String> keysBelow(String key) {
        return List.copyOf(below(key).keySet());
    }

    /** Returns the number of postings of these accounts. */
    public long countBelow(String key) {
        return below(key).values().stream()
                .mapToLong(account -> account.leaf().count())
                .sum();
    }

    private NavigableMap<String, Account> below(String key) {
        return part(accounts, key, key + AFTER_SLASH);
    }

    /**
     * Returns the elements that prove the sum of all accounts at or below a key: they show the first and the last of them,
     * and their neighbours.
     *
     * @param all whether to show the accounts between the first and the last one too
     */
    List<ProofElement> proofBelow(String key, boolean all) {
        NavigableMap<String, Account> below = below(key);
        Set<String> opened = new HashSet<>();
        if (all) {
            opened.addAll(below.keySet());
        } else if (!below.isEmpty()) {
            opened.add(below.firstKey());
            opened.add(below.lastKey());
        }
        String before = accounts.lowerKey(key);
        String after = accounts.higherKey(below.isEmpty() ? key : below.lastKey());
        if (before != null) {
            opened.add(before);
        }
        if (after != null) {
            opened.add(after);
        }
        return proofOf(opened);
    }

    List<ProofElement> proofOf(Set<String> shown) {
        NavigableSet<String> opened = new TreeSet<>(SLASH_FIRST);
        opened.addAll(shown);
        List<ProofElement> proof = new ArrayList<>();
        if (!accounts.isEmpty()) {
            SumSubtree.add(parts(groups.size(), FIRST, opened), proof, 0);
        }
        return proof;
    }
}
