package nl.mutatieboek.verifier;

import static nl.mutatieboek.verifier.VerificationFailedException.require;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Proof of the balance of an account, or of all accounts at or below an item, also up to a day or a moment.
 *
 * @param scope {@code account}, or {@code below} for all accounts at or below the key
 * @param key flow, year and item
 * @param day last day that counts; null if there is no such bound
 * @param moment last moment that counts; null if there is no such bound
 * @param embargoed moment under embargo, salt and all commitments; null if what is public is proven
 * @param trees the tree of accounts, then what shows which postings count, as the book encodes them
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
record BalanceProof(
        String scope,
        String key,
        @Nullable String day,
        @Nullable String moment,
        @Nullable String embargoed,
        byte[] trees,
        TreeHead head) {
    private static final Pattern FORM = Pattern.compile("""
        mutatieboek/balance-proof@v1
        (account|below) ((?:COMMITMENTS|EXPENDITURE|RECEIPTS)/[0-9]{4}(?:/[A-Za-z0-9._~-]+){0,99}(?<!/~))
        (?:day ([0-9]{4}-[0-9]{2}-[0-9]{2})
        |moment ([A-Z0-9-]+)
        |embargoed ([^\n]+)
        |)
        ([^\n]+)

        ((?s).+)\
        """);
    /** As the book writes it: another name of the same moment would have a commitment of its own. */
    private static final String MOMENT = "[0-9]{4}-(OWB|VB|O1|SBS|O2|SW|(NVW|ISB)-[1-9][0-9]?)";

    private static final String HASH = "[A-Za-z0-9+/]{43}=";
    private static final Pattern COMMITTED = Pattern.compile("[A-Z]{1,8} " + MOMENT + " " + HASH);
    private static final Pattern STATED =
            Pattern.compile("balances-v1 (?<all>" + HASH + ")\nembargoed-v1 (?<embargoed>" + HASH + ")");
    private static final byte[] COMMITMENT = {4};
    private static final byte[] CONTENT = {3};

    static BalanceProof parse(String file) {
        Matcher parts = FORM.matcher(file);
        boolean proof =
                parts.matches() && (parts.group(4) == null || parts.group(4).matches(MOMENT));
        require(proof, "This is not a balance proof.");
        byte[] trees = EvidenceText.decode(parts.group(6));
        TreeHead head = TreeHead.parse(parts.group(7));
        return new BalanceProof(
                parts.group(1), parts.group(2), parts.group(3), parts.group(4), parts.group(5), trees, head);
    }

    /** Requires that the balance follows from what the head states, which the policy accepts; returns the result. */
    Map<String, String> requireProven(TrustPolicy policy) {
        Map<String, String> result = policy.accept(head).describe();
        Matcher stated = STATED.matcher(head.balances());
        require(stated.matches(), "The head does not state balances by a known rule.");
        ProofBytes bytes = new ProofBytes(trees, key);
        List<SumElement> accounts = SumElement.read(bytes, SumElement.ACCOUNT);
        byte[] root = SumElement.rootHash(accounts);
        boolean leads = embargoed == null
                ? stated.group("all").equals(base64(root))
                : stated.group("embargoed").equals(base64(requireCommitted(root, embargoed, result)));
        require(leads, "The balance proof does not lead to the root in the head.");
        result.put(scope, key);
        List<SumElement> counted = scope.equals("account") ? requireAccount(accounts) : requireBelow(accounts);
        if (day != null || moment != null) {
            counted = requireUpTo(counted, bytes, result);
        }
        bytes.requireEnd();
        SumElement proven = SumElement.total(counted);
        if (proven.count() == 0) {
            result.put("accounts", "none");
        }
        result.put("postings", String.valueOf(proven.count()));
        result.put("thousands", String.valueOf(proven.sum()));
        return result;
    }

    /** Requires one commitment to each chapter and moment, and of these to the tree with this root; returns the hash of all. */
    private byte[] requireCommitted(byte[] root, String opening, Map<String, String> result) {
        String[] parts = opening.split(" ", 3);
        require(parts.length == 3, "This is not a moment, a salt and commitments.");
        List<String> commitments = List.of(parts[2].split(",", -1));
        for (String one : commitments) {
            require(COMMITTED.matcher(one).matches(), "This is not a commitment to a chapter and a moment: %s", one);
        }
        List<String> pairs = commitments.stream()
                .map(one -> one.substring(0, one.lastIndexOf(' ')))
                .toList();
        boolean once = List.copyOf(new TreeSet<>(pairs)).equals(pairs);
        require(once, "The commitments are not one to each chapter and moment, in their order.");
        // Empty if the key has none, and then no commitment is its own.
        String chapter = (key + "//").split("/", -1)[2];
        byte[] own = MerkleProof.sha256(COMMITMENT, EvidenceText.parseHash(parts[1]), root);
        boolean committed = commitments.contains(chapter + " " + parts[0] + " " + base64(own));
        require(committed, "The balance proof does not lead to the commitment to its chapter and moment.");
        result.put("embargoed-moment", parts[0]);
        return MerkleProof.sha256(parts[2].getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private List<SumElement> requireAccount(List<SumElement> accounts) {
        List<SumElement> shown = accounts.stream().filter(SumElement::isLeaf).toList();
        boolean same = shown.size() == 1 && shown.getFirst().shown(0).equals(key);
        require(same, "The balance proof is of another account.");
        return shown;
    }

    /** All between two neighbours counts; the first and the last of it are shown, so that nothing else is between. */
    private List<SumElement> requireBelow(List<SumElement> accounts) {
        // A slash precedes all other characters.
        String below = key.replace('/', ' ');
        int from = 0;
        int to = accounts.size();
        String next = "";
        for (int i = accounts.size() - 1; i >= 0; i--) {
            if (accounts.get(i).isLeaf()) {
                String shown = accounts.get(i).shown(0).replace('/', ' ');
                require(next.isEmpty() || shown.compareTo(next) < 0, "The accounts are not in their order.");
                next = shown;
                boolean counts = (shown + " ").startsWith(below + " ");
                from = !counts && shown.compareTo(below) < 0 ? Math.max(from, i + 1) : from;
                to = !counts && shown.compareTo(below) > 0 ? i : to;
            }
        }
        List<SumElement> counted = accounts.subList(from, to);
        boolean whole = counted.isEmpty()
                || (counted.getFirst().isLeaf() && counted.getLast().isLeaf());
        require(whole, "The first or the last account, or its neighbour, is not shown.");
        return counted;
    }

    /** Each account is shown, with the last posting that counts and the next one; returns the elements that count. */
    private List<SumElement> requireUpTo(List<SumElement> accounts, ProofBytes bytes, Map<String, String> result) {
        boolean byDay = day != null;
        Set<String> last = new TreeSet<>();
        Set<String> next = new TreeSet<>();
        List<SumElement> counted = new ArrayList<>();
        for (SumElement account : accounts) {
            byte[] other = bytes.bytes(MerkleProof.HASH_LENGTH);
            long end = bytes.number();
            List<SumElement> postings = SumElement.read(bytes, SumElement.POSTING);
            byte[] root = SumElement.rootHash(postings);
            byte[] content = MerkleProof.sha256(CONTENT, byDay ? root : other, byDay ? other : root);
            boolean own = account.isLeaf() && account.shown(1).equals(base64(content));
            require(own, "The postings are not those of the account.");
            require(end >= 0 && end <= postings.size(), "The balance proof ends at a posting that is not there.");
            counted.addAll(postings.subList(0, (int) end));
            last.addAll(shown(postings.subList(Math.max(0, (int) end - 1), (int) end)));
            next.addAll(shown(postings.subList((int) end, Math.min(postings.size(), (int) end + 1))));
        }
        boolean ended = byDay
                ? next.stream().allMatch(after -> after.compareTo(day) > 0)
                // The place of a moment is known by the postings around it only.
                : !next.contains(String.valueOf(moment)) && Collections.disjoint(last, next);
        require(ended, "The next posting counts too.");
        boolean within = !byDay || last.stream().allMatch(before -> before.compareTo(day) <= 0);
        require(within, "The last posting is of a later day.");
        result.put(byDay ? "day" : "last-moment", byDay ? day : describe(last));
        result.put(byDay ? "next-day" : "next-moment", describe(next));
        return counted;
    }

    /** Returns the days or the moments of postings, which have to be shown. */
    private List<String> shown(List<SumElement> postings) {
        boolean all = postings.stream().allMatch(SumElement::isLeaf);
        require(all, "The posting where the balance ends is not shown.");
        return postings.stream().map(one -> one.shown(day == null ? 1 : 0)).toList();
    }

    private static String describe(Set<String> values) {
        return values.isEmpty() ? "none" : String.join(", ", values);
    }
}
