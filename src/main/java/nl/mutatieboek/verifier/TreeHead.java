package nl.mutatieboek.verifier;

import static nl.mutatieboek.verifier.VerificationFailedException.require;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signed head of a book, as C2SP signed-note and tlog-checkpoint write it. Nothing of it is trusted before a {@link
 * TrustPolicy} has accepted it.
 *
 * @param text what is signed, with its last line break
 * @param signatures lines with the name of a key and, in Base64, its identifier and the signature
 * @param size number of entries
 * @param root root of the Merkle tree over the entries
 * @param balances what a head of balances states after that; empty in other heads
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
record TreeHead(String text, List<String> signatures, String origin, long size, byte[] root, String balances) {
    private static final String OF_BALANCES = "/balances";

    static TreeHead parse(String note) {
        int separator = note.lastIndexOf("\n\n");
        require(separator >= 0 && note.endsWith("\n"), "This is not a signed note: it has no signatures.");
        List<String> signatures = note.substring(separator + 2).lines().toList();
        require(!signatures.isEmpty() && signatures.size() <= 64, "A signed note has 1 to 64 signatures.");
        for (String line : signatures) {
            boolean signature = line.matches("— [^ +]+ [^ ]+") && signature(line).length > Integer.BYTES;
            require(signature, "This is not a signature line: %s", line);
        }
        String text = note.substring(0, separator + 1);
        List<String> lines = text.lines().toList();
        boolean ofBalances = lines.size() == 5 && lines.getFirst().endsWith(OF_BALANCES);
        boolean head = (lines.size() == 3 || ofBalances) && !lines.getFirst().isEmpty();
        require(head, "This is not the head of a book: three lines with name, size and root.");
        String origin = ofBalances ? lines.getFirst().replaceFirst(OF_BALANCES + "$", "") : lines.getFirst();
        long size = EvidenceText.parseCount(lines.get(1));
        byte[] root = EvidenceText.parseHash(lines.get(2));
        return new TreeHead(text, signatures, origin, size, root, ofBalances ? lines.get(3) + "\n" + lines.get(4) : "");
    }

    private static byte[] signature(String line) {
        return EvidenceText.decode(line.substring(line.lastIndexOf(' ') + 1));
    }

    /** Tells whether a key has signed this head; refuses a wrong signature of it. */
    boolean isSignedBy(VerifierKey key) {
        boolean found = false;
        for (String line : signatures) {
            byte[] signature = signature(line);
            if (line.startsWith("— " + key.name() + " ")
                    && ByteBuffer.wrap(signature).getInt() == key.id()) {
                found = key.signed(text, Arrays.copyOfRange(signature, Integer.BYTES, signature.length));
                require(found, "The signature of %s is wrong.", key.name());
            }
        }
        return found;
    }

    /** Returns the members of a result that say which head it is of. */
    Map<String, String> describe() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("book", origin);
        members.put("entries", String.valueOf(size));
        return members;
    }
}
