package nl.mutatieboek.ledger.proof;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.ledger.proof.CosignerKey.Cosignature;

/**
 * Signed head with the co-signatures that witnesses have given to it.
 *
 * @param cosignatures co-signatures by the name of the witness in the policy
 */
public record CosignedHead(SignedHead head, Map<String, Cosignature> cosignatures) {
    /** Copies the co-signatures. */
    public CosignedHead {
        cosignatures = Map.copyOf(cosignatures);
    }

    /** Takes the co-signatures of the policy's witnesses from a note of a head. */
    static CosignedHead parse(SignedHead note, CosignaturePolicy policy) {
        String text = note.text();
        Map<String, Cosignature> found = new LinkedHashMap<>();
        policy.witnesses()
                .forEach((name, witness) -> witness.key()
                        .find(note.note().substring(text.length()), text)
                        .ifPresent(cosignature -> found.put(name, cosignature)));
        String[] signatures = note.note().substring(text.length() + 1).split("\n", 2);
        return new CosignedHead(new SignedHead(note.size(), text + "\n" + signatures[0] + "\n"), found);
    }

    Set<String> cosigners() {
        return cosignatures.keySet();
    }

    CosignedHead plus(String witness, Cosignature cosignature) {
        Map<String, Cosignature> all = new LinkedHashMap<>(cosignatures);
        all.put(witness, cosignature);
        return new CosignedHead(head, all);
    }

    /** Returns when a witness last said that this head is the largest that it knows. */
    public Instant cosignedAt() {
        return cosignatures.values().stream()
                .map(Cosignature::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** Returns the head as a note with all signatures. */
    public String note() {
        return head.note()
                + cosignatures.values().stream()
                        .map(cosignature -> cosignature.line() + "\n")
                        .sorted()
                        .collect(Collectors.joining());
    }
}
