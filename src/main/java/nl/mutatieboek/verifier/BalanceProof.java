package nl.mutatieboek.verifier;

import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Proof of the balance of an account, also up to a day or a moment, or of all accounts at or below an item.
 *
 * @param asked which accounts, one or all below a key, and the key: flow, year and item
 * @param accounts lines of the tree over all accounts
 * @param bound day or moment: the word, its value, number of lines up to there, root of the other tree; or empty
 * @param postings lines of the tree over the account's postings
 */
record BalanceProof(
        List<String> asked, List<SumElement> accounts, List<String> bound, List<SumElement> postings, SignedNote head) {
    private static final String FORMAT = "mutatieboek/balance-proof@v1";
    private static final String RULE = "balances-v1 ";
    private static final String ASKED = "(account|below) (COMMITMENTS|EXPENDITURE|RECEIPTS)/[0-9]{4}[A-Za-z0-9._~/-]*";
    private static final String BOUND = "(day [0-9]{4}-[0-9]{2}-[0-9]{2}|moment [A-Z0-9-]+) [0-9]+ [^ ]+";
    private static final int YEAR_LENGTH = 4;
    private static final byte ACCOUNT = 0;
    private static final byte POSTING = 2;
    private static final byte CONTENT = 3;

    static BalanceProof parse(String file) throws VerificationFailedException {
        int separator = file.indexOf("\n\n");
        List<String> lines = file.substring(0, Math.max(0, separator)).lines().toList();
        require(
                lines.size() >= 2 && lines.getFirst().equals(FORMAT) && isAsked(lines.get(1)),
                "This is not a balance proof.");
        int end = IntStream.range(2, lines.size())
                .filter(i -> lines.get(i).matches(BOUND))
                .findFirst()
                .orElse(lines.size());
        List<String> rest = lines.subList(end, lines.size());
        return new BalanceProof(
                List.of(lines.get(1).split(" ")),
                SumElement.parse(lines.subList(2, end), ACCOUNT),
                rest.isEmpty() ? List.of() : List.of(rest.getFirst().split(" ")),
                SumElement.parse(rest.subList(Math.min(1, rest.size()), rest.size()), POSTING),
                SignedNote.parse(file.substring(separator + 2)));
    }

    /** Whether a line asks for a key that an account can have, so that nothing is proven of what only looks like one. */
    private static boolean isAsked(String line) {
        return line.matches(ASKED)
                && line.split("/", -1)[1].length() == YEAR_LENGTH
                && !line.contains("//")
                && !line.endsWith("/")
                && !line.endsWith("/~");
    }

    /** Requires that the balance follows from what an accepted head states; returns what is proven. */
    Map<String, String> requireProven(TreeHead accepted) throws VerificationFailedException {
        require(accepted.balances().startsWith(RULE), "The head does not state balances by a known rule.");
        byte[] root = TreeHead.parseHash(accepted.balances().substring(RULE.length()));
        require(
                MessageDigest.isEqual(SumElement.rootHash(accounts), root),
                "The balance proof does not lead to the root in the head.");
        boolean account = asked.getFirst().equals("account");
        require(bound.isEmpty() || account, "The balance proof is of an unknown kind.");
        Map<String, String> result = new LinkedHashMap<>();
        result.put(asked.getFirst(), asked.getLast());
        SumElement proven = !account ? requireBelow() : bound.isEmpty() ? requireAccount() : requireUpTo(result);
        if (proven.count() == 0) {
            result.put("accounts", "none");
        }
        result.put("postings", String.valueOf(proven.count()));
        result.put("thousands", String.valueOf(proven.sum()));
        return result;
    }

    private SumElement requireAccount() throws VerificationFailedException {
        List<SumElement> shown =
                accounts.stream().filter(one -> !one.shown().isEmpty()).toList();
        require(
                shown.size() == 1 && shown.getFirst().shown().getFirst().equals(asked.getLast()),
                "The balance proof is of another account.");
        return shown.getFirst();
    }

    /** All between two neighbours counts; the first and the last of it are shown, so that nothing else is between. */
    private SumElement requireBelow() throws VerificationFailedException {
        String below = asked.getLast().replace('/', ' ');
        int from = 0;
        int to = accounts.size();
        String next = "";
        for (int i = accounts.size() - 1; i >= 0; i--) {
            if (!accounts.get(i).shown().isEmpty()) {
                // A slash precedes all other characters.
                String key = accounts.get(i).shown().getFirst().replace('/', ' ');
                require(next.isEmpty() || key.compareTo(next) < 0, "The accounts are not in their order.");
                next = key;
                boolean counts = (key + " ").startsWith(below + " ");
                from = !counts && key.compareTo(below) < 0 ? Math.max(from, i + 1) : from;
                to = !counts && key.compareTo(below) > 0 ? i : to;
            }
        }
        List<SumElement> counted = accounts.subList(from, to);
        require(
                counted.isEmpty()
                        || (!counted.getFirst().shown().isEmpty()
                                && !counted.getLast().shown().isEmpty()),
                "The first or the last account, or its neighbour, is not shown.");
        return SumElement.total(counted);
    }

    /** The last posting that counts and the next one are shown. */
    private SumElement requireUpTo(Map<String, String> result) throws VerificationFailedException {
        boolean byDay = bound.getFirst().equals("day");
        byte[] root = SumElement.rootHash(postings);
        byte[] other = TreeHead.parseHash(bound.getLast());
        MessageDigest content = MerkleProof.sha256();
        content.update(CONTENT);
        content.update(byDay ? root : other);
        byte[] expected = TreeHead.parseHash(requireAccount().shown().getLast());
        require(
                MessageDigest.isEqual(content.digest(byDay ? other : root), expected),
                "The postings are not those of the account.");
        int end = (int) Math.min(postings.size(), TreeHead.parseCount(bound.get(2)));
        String last = end == 0 ? "" : shown(postings.get(end - 1), byDay);
        String next = end == postings.size() ? "" : shown(postings.get(end), byDay);
        String asOf = bound.get(1);
        require(
                next.isEmpty() || (byDay ? next.compareTo(asOf) > 0 : !next.equals(last) && !next.equals(asOf)),
                "The next posting counts too.");
        require(!byDay || (asOf.length() == 10 && last.compareTo(asOf) <= 0), "The last posting is of a later day.");
        // The place of a moment is known by the postings around it only.
        result.put(byDay ? "day" : "last-moment", byDay ? asOf : last);
        result.put("next-" + bound.getFirst(), next);
        return SumElement.total(postings.subList(0, end));
    }

    private static String shown(SumElement posting, boolean day) throws VerificationFailedException {
        require(!posting.shown().isEmpty(), "The posting where the balance ends is not shown.");
        return posting.shown().get(day ? 0 : 1);
    }

    private static void require(boolean condition, String reason) throws VerificationFailedException {
        if (!condition) {
            throw new VerificationFailedException(reason);
        }
    }
}
