package nl.mutatieboek.verifier;

import java.util.List;

/**
 * Head of a book as C2SP tlog-checkpoint writes it: how many entries the book has, and the root of the Merkle tree over
 * them.
 *
 * @param origin name of the book
 * @param size number of entries
 * @param root root of the tree
 * @param balances what a head of balances states after that; empty in other heads
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
record TreeHead(String origin, long size, byte[] root, String balances) {
    private static final String OF_BALANCES = "/balances";
    private static final int LINES = 3;
    private static final String COUNT = "0|[1-9][0-9]{0,17}";

    /** Parses the text of a note; nothing is trusted before {@link TrustPolicy} has accepted its signatures. */
    static TreeHead parse(String text) throws VerificationFailedException {
        List<String> lines = text.lines().toList();
        boolean ofBalances = lines.size() == LINES + 1 && lines.getFirst().endsWith(OF_BALANCES);
        if ((lines.size() != LINES && !ofBalances)
                || lines.getFirst().isEmpty()
                || !lines.get(1).matches(COUNT)) {
            throw new VerificationFailedException(
                    "This is not the head of a book: three lines with name, size and root.");
        }
        return new TreeHead(
                ofBalances ? lines.getFirst().replaceFirst(OF_BALANCES + "$", "") : lines.getFirst(),
                Long.parseLong(lines.get(1)),
                parseHash(lines.get(2)),
                ofBalances ? lines.getLast() : "");
    }

    /** Parses a count without leading zeros. */
    static long parseCount(String text) throws VerificationFailedException {
        if (!text.matches(COUNT)) {
            throw new VerificationFailedException("This is not a number of an entry: " + text);
        }
        return Long.parseLong(text);
    }

    static byte[] parseHash(String line) throws VerificationFailedException {
        byte[] hash = SignedNote.decode(line);
        if (hash.length != MerkleProof.HASH_LENGTH) {
            throw new VerificationFailedException("This is not a hash: " + line);
        }
        return hash;
    }
}
