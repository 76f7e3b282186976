package nl.mutatieboek.ledger.proof;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Witnesses of the book and how many of them must co-sign a head, in the format of C2SP tlog-policy. Lines of logs are
 * for verifiers and do not count here.
 *
 * @param witnesses witnesses by the name that the policy gives them, in its order
 * @param groups groups of witnesses and of groups, by name
 * @param quorum name of the witness or group that must have co-signed; {@code none} for nobody
 */
record CosignaturePolicy(Map<String, Witness> witnesses, Map<String, WitnessQuorum> groups, String quorum) {
    private static final String NO_QUORUM = "none";

    /** Asks no witness. */
    static final CosignaturePolicy NONE = new CosignaturePolicy(Map.of(), Map.of(), NO_QUORUM);

    /**
     * A witness.
     *
     * @param address prefix of its addresses; null if no head is sent to it
     */
    record Witness(CosignerKey key, @Nullable URI address) {}

    /** So many of these must have co-signed. */
    record WitnessQuorum(int threshold, List<String> members) {}

    /**
     * Parses a policy file.
     *
     * @throws IllegalArgumentException if a line does not fit, there is no quorum, or no witness has an address
     */
    static CosignaturePolicy parse(String file) {
        Map<String, Witness> witnesses = new LinkedHashMap<>();
        Map<String, WitnessQuorum> groups = new HashMap<>();
        Set<String> grouped = new HashSet<>();
        String quorum = "";
        for (String line : file.lines().map(String::strip).toList()) {
            String[] items = line.split("[ \t]+");
            boolean defined = items.length > 1 && (witnesses.containsKey(items[1]) || groups.containsKey(items[1]));
            boolean definable = items.length > 2 && !defined && !items[1].equals(NO_QUORUM);
            boolean fits = switch (items[0].startsWith("#") ? "" : items[0]) {
                case "", "log" -> true;
                case "witness" -> definable && items.length <= 4 && addWitness(witnesses, items);
                case "group" ->
                    definable
                            && addGroup(groups, items)
                            && List.of(items).subList(3, items.length).stream()
                                    .allMatch(member -> (witnesses.containsKey(member) || groups.containsKey(member))
                                            && !member.equals(items[1])
                                            && grouped.add(member));
                case "quorum" -> quorum.isEmpty() && items.length == 2 && (defined || items[1].equals(NO_QUORUM));
                default -> false;
            };
            require(fits, "a line does not fit: " + line);
            if (items[0].equals("quorum")) {
                quorum = items[1];
            }
        }
        require(!quorum.isEmpty(), "it has no quorum line");
        require(witnesses.values().stream().anyMatch(one -> one.address() != null), "no witness has an address");
        return new CosignaturePolicy(witnesses, Map.copyOf(groups), quorum);
    }

    private static boolean addWitness(Map<String, Witness> witnesses, String[] items) {
        CosignerKey key = CosignerKey.parse(items[2]);
        boolean duplicate =
                witnesses.values().stream().anyMatch(one -> one.key().key().equals(key.key()));
        witnesses.put(items[1], new Witness(key, items.length > 3 ? parseAddress(items[3]) : null));
        return !duplicate;
    }

    private static URI parseAddress(String text) {
        URI address = URI.create(text.replaceFirst("/+$", ""));
        require(
                ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                        && address.getHost() != null
                        && address.getRawQuery() == null
                        && address.getRawFragment() == null,
                "a witness has no address of HTTP: " + text);
        return address;
    }

    private static boolean addGroup(Map<String, WitnessQuorum> groups, String[] items) {
        List<String> members = List.of(items).subList(3, items.length);
        int threshold = switch (items[2]) {
            case "all" -> members.size();
            case "any" -> 1;
            default -> items[2].matches("[1-9][0-9]{0,3}") ? Integer.parseInt(items[2]) : 0;
        };
        groups.put(items[1], new WitnessQuorum(threshold, members));
        return threshold >= 1 && threshold <= members.size();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Tells whether these witnesses suffice. */
    boolean isFulfilledBy(Set<String> cosigners) {
        return quorum.equals(NO_QUORUM) || isWitnessed(quorum, cosigners);
    }

    private boolean isWitnessed(String name, Set<String> cosigners) {
        WitnessQuorum group = groups.get(name);
        if (group == null) {
            return cosigners.contains(name);
        }
        return group.members().stream()
                        .filter(member -> isWitnessed(member, cosigners))
                        .count()
                >= group.threshold();
    }
}
