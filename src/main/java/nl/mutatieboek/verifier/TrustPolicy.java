package nl.mutatieboek.verifier;

import static nl.mutatieboek.verifier.VerificationFailedException.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose signatures make a head valid, in the format of C2SP tlog-policy: any of the books, and a quorum of witnesses. */
final class TrustPolicy {
    private static final String NOBODY = "none";

    private final List<VerifierKey> keys = new ArrayList<>();
    private final Map<String, Quorum> named = new HashMap<>(Map.of(NOBODY, signers -> true));
    private final Set<String> grouped = new HashSet<>(Set.of(NOBODY));
    private final List<Quorum> required = new ArrayList<>();

    /** A witness, or so many of a group. */
    private interface Quorum {
        boolean isAmong(Set<VerifierKey> signers);
    }

    /** Accepts the book with this key and asks for no witness. */
    static TrustPolicy ofKey(String key) {
        TrustPolicy policy = new TrustPolicy();
        require(policy.addKey(key, true), "This is the public key of a witness, not of a book: %s", key);
        policy.required.add(signers -> true);
        return policy;
    }

    /** Parses a policy file. */
    static TrustPolicy parse(String file) {
        TrustPolicy policy = new TrustPolicy();
        for (String line : file.lines().map(String::strip).toList()) {
            boolean fits = line.isEmpty() || line.startsWith("#") || policy.add(List.of(line.split("[ \t]+")));
            require(fits, "The policy has a line that does not fit: %s", line);
        }
        boolean whole = policy.keys.stream().anyMatch(VerifierKey::ofBook) && !policy.required.isEmpty();
        require(whole, "The policy names no book, or has no quorum line.");
        return policy;
    }

    private boolean add(List<String> items) {
        int size = items.size();
        String name = size > 1 ? items.get(1) : "";
        return switch (items.getFirst()) {
            case "log" -> (size == 2 || size == 3) && addKey(name, true);
            case "witness" ->
                (size == 3 || size == 4) && addKey(items.get(2), false) && addWitness(name, keys.getLast());
            case "group" -> size > 3 && addGroup(name, items.get(2), items.subList(3, size));
            case "quorum" ->
                size == 2 && required.isEmpty() && named.containsKey(name) && required.add(named.get(name));
            default -> false;
        };
    }

    private boolean addKey(String text, boolean ofBook) {
        VerifierKey key = VerifierKey.parse(text);
        boolean known = keys.stream().anyMatch(one -> one.key().equals(key.key()));
        return !known && key.ofBook() == ofBook && keys.add(key);
    }

    private boolean addWitness(String name, VerifierKey key) {
        return named.putIfAbsent(name, signers -> signers.contains(key)) == null;
    }

    private boolean addGroup(String name, String count, List<String> members) {
        boolean free = members.stream().allMatch(member -> named.containsKey(member) && grouped.add(member));
        List<Quorum> quorums = members.stream().map(named::get).toList();
        long least = switch (count) {
            case "all" -> members.size();
            case "any" -> 1;
            default -> EvidenceText.parseCount(count);
        };
        Quorum group =
                signers -> quorums.stream().filter(one -> one.isAmong(signers)).count() >= least;
        return free && least > 0 && least <= members.size() && named.putIfAbsent(name, group) == null;
    }

    /** Requires that an accepted book and enough witnesses have signed a head; returns it. */
    TreeHead accept(TreeHead head) {
        boolean known = keys.stream().anyMatch(key -> key.ofBook() && key.name().equals(head.origin()));
        require(known, "The head is of another book: %s", head.origin());
        Set<VerifierKey> signers = keys.stream().filter(head::isSignedBy).collect(Collectors.toSet());
        boolean signed =
                signers.stream().anyMatch(key -> key.ofBook() && key.name().equals(head.origin()));
        require(signed, "No accepted key of the book has signed the head.");
        require(required.getFirst().isAmong(signers), "Too few witnesses have co-signed the head.");
        require(head.size() > 0, "The head is of an empty book: it proves nothing.");
        return head;
    }
}
