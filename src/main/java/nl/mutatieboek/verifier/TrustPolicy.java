package nl.mutatieboek.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose signatures make a head valid, in the format of C2SP tlog-policy: any of the logs, and a quorum of witnesses.
 *
 * @param logs keys of the accepted books
 * @param witnesses keys of the witnesses, by the name that the policy gives them
 * @param groups groups of witnesses and of groups, by name
 * @param quorum name of the witness or group that must have signed; {@code none} for nobody
 */
record TrustPolicy(
        List<VerifierKey> logs, Map<String, VerifierKey> witnesses, Map<String, WitnessGroup> groups, String quorum) {
    private static final String NO_QUORUM = "none";

    /** So many of these must have signed. */
    record WitnessGroup(int threshold, List<String> members) {}

    /** Accepts one book and asks for no witness. */
    static TrustPolicy of(VerifierKey log) {
        return new TrustPolicy(List.of(log), Map.of(), Map.of(), NO_QUORUM);
    }

    /** Parses a policy file. */
    static TrustPolicy parse(String file) throws VerificationFailedException {
        List<VerifierKey> logs = new ArrayList<>();
        Map<String, VerifierKey> witnesses = new HashMap<>();
        Map<String, WitnessGroup> groups = new HashMap<>();
        Set<String> grouped = new HashSet<>();
        String quorum = "";
        for (String line : file.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] items = line.split("[ \t]+");
            boolean named = items.length > 1 && (witnesses.containsKey(items[1]) || groups.containsKey(items[1]));
            switch (items[0]) {
                case "log" -> {
                    VerifierKey key = key(items, 1, VerifierKey.ED25519, line);
                    requireFitting(logs.stream().noneMatch(one -> one.key().equals(key.key())), line);
                    logs.add(key);
                }
                case "witness" -> {
                    VerifierKey key = key(items, 2, VerifierKey.TIMED_COSIGNATURE, line);
                    requireFitting(!named && !items[1].equals(NO_QUORUM), line);
                    requireFitting(
                            witnesses.values().stream()
                                    .noneMatch(one -> one.key().equals(key.key())),
                            line);
                    witnesses.put(items[1], key);
                }
                case "group" -> {
                    requireFitting(!named && items.length > 3 && !items[1].equals(NO_QUORUM), line);
                    WitnessGroup group = group(items, line);
                    for (String member : group.members()) {
                        requireFitting(witnesses.containsKey(member) || groups.containsKey(member), line);
                        requireFitting(grouped.add(member), line);
                    }
                    groups.put(items[1], group);
                }
                case "quorum" -> {
                    requireFitting(
                            quorum.isEmpty() && items.length == 2 && (named || items[1].equals(NO_QUORUM)), line);
                    quorum = items[1];
                }
                default -> throw badLine(line);
            }
        }
        if (quorum.isEmpty() || logs.isEmpty()) {
            throw new VerificationFailedException("The policy names no book, or has no quorum line.");
        }
        return new TrustPolicy(List.copyOf(logs), Map.copyOf(witnesses), Map.copyOf(groups), quorum);
    }

    private static VerifierKey key(String[] items, int at, byte type, String line) throws VerificationFailedException {
        if (items.length <= at || items.length > at + 2) {
            throw badLine(line);
        }
        VerifierKey key = VerifierKey.parse(items[at]);
        if (key.type() != type) {
            throw badLine(line);
        }
        return key;
    }

    private static WitnessGroup group(String[] items, String line) throws VerificationFailedException {
        List<String> members = List.of(items).subList(3, items.length);
        int threshold = switch (items[2]) {
            case "all" -> members.size();
            case "any" -> 1;
            default -> items[2].matches("[1-9][0-9]{0,3}") ? Integer.parseInt(items[2]) : 0;
        };
        if (threshold < 1 || threshold > members.size()) {
            throw badLine(line);
        }
        return new WitnessGroup(threshold, members);
    }

    private static void requireFitting(boolean condition, String line) throws VerificationFailedException {
        if (!condition) {
            throw badLine(line);
        }
    }

    private static VerificationFailedException badLine(String line) {
        return new VerificationFailedException("The policy has a line that does not fit: " + line);
    }

    /** Returns the head in a note that an accepted book and enough witnesses have signed. */
    TreeHead accept(SignedNote note) throws VerificationFailedException {
        TreeHead head = TreeHead.parse(note.text());
        List<VerifierKey> ofOrigin =
                logs.stream().filter(log -> log.name().equals(head.origin())).toList();
        if (ofOrigin.isEmpty()) {
            throw new VerificationFailedException("The head is of another book: " + head.origin());
        }
        if (note.signersAmong(ofOrigin).isEmpty()) {
            throw new VerificationFailedException("No accepted key of the book has signed the head.");
        }
        Set<VerifierKey> cosigners = note.signersAmong(witnesses.values());
        if (!quorum.equals(NO_QUORUM) && !witnessed(quorum, cosigners)) {
            throw new VerificationFailedException("Too few witnesses have co-signed the head.");
        }
        if (head.size() == 0) {
            throw new VerificationFailedException("The head is of an empty book: it proves nothing.");
        }
        return head;
    }

    private boolean witnessed(String name, Set<VerifierKey> cosigners) {
        WitnessGroup group = groups.get(name);
        if (group == null) {
            return cosigners.contains(witnesses.get(name));
        }
        return group.members().stream()
                        .filter(member -> witnessed(member, cosigners))
                        .count()
                >= group.threshold();
    }
}
