package nl.mutatieboek.ledger.proof;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Signed head of a book: a checkpoint as C2SP tlog-checkpoint defines it.
 *
 * @param size number of entries
 * @param note origin, size, root and signature
 */
public record SignedHead(long size, String note) {
    private static final int ROOT_LENGTH = 44;
    private static final int NAMED_ROOT_BYTES = 4;
    private static final String BALANCES = "/balances";
    private static final String RECEIPT_FORMAT = "c2sp.org/tlog-proof@v1";

    static SignedHead sign(HeadSigningKey key, long size, byte[] root) {
        return new SignedHead(size, key.sign(String.join("\n", key.name(), String.valueOf(size), base64(root), "")));
    }

    /** Signs what the balances are after the first {@code size} entries, under the name of the book with its kind. */
    static SignedHead signBalances(HeadSigningKey key, long size, byte[] root, String statement) {
        String text = String.join("\n", key.name() + BALANCES, String.valueOf(size), base64(root), statement, "");
        return new SignedHead(size, key.sign(text));
    }

    /** Parses a note that this book may have signed; its signature is not checked. */
    static Optional<SignedHead> parse(String note) {
        String[] lines = note.split("\n", 4);
        return lines.length == 4 && lines[1].matches("[1-9][0-9]{0,17}") && lines[2].length() == ROOT_LENGTH
                ? Optional.of(new SignedHead(Long.parseLong(lines[1]), note))
                : Optional.empty();
    }

    /** Returns the name of the book, or of its balances. */
    String origin() {
        return note.substring(0, note.indexOf('\n'));
    }

    /** Whether it is a whole head of the balances of some book. */
    boolean isOfBalances() {
        return origin().endsWith(BALANCES)
                && note.contains("\n\n— ")
                && !statement().isEmpty();
    }

    /** Returns the lines after size and root; empty for the head of a book. */
    String statement() {
        return text().split("\n", 4)[3].stripTrailing();
    }

    /** Returns what is signed: origin, size and root, with the last line break. */
    String text() {
        return note.substring(0, note.indexOf("\n\n") + 1);
    }

    /** Returns a file name that only this head has: its size, and the identifier of the key that signed it. */
    public String fileName() {
        String signature = note.substring(note.lastIndexOf(' ') + 1).strip();
        return "head-%012d-%s.txt"
                .formatted(
                        size,
                        HexFormat.of().formatHex(Base64.getDecoder().decode(signature), 0, HeadSigningKey.ID_LENGTH));
    }

    /** Tells whether the head states this root; its signature is not checked. */
    boolean hasRoot(byte[] root) {
        return note.split("\n", 4)[2].equals(base64(root));
    }

    /** Returns the root of the tree over all entries, in Base64. */
    public String root() {
        return note.split("\n", 4)[2];
    }

    /** Returns a name for the book after an older backup was restored on purpose; it names this head. */
    String nameAfterRestore(String name) {
        String root = HexFormat.of().formatHex(Base64.getDecoder().decode(note.split("\n", 4)[2]), 0, NAMED_ROOT_BYTES);
        return "%s/after-%d-%s".formatted(name, size, root);
    }

    /** Tells whether a name is that of a book, or of the book after a restore. */
    static boolean isNameOf(String name, String book) {
        return name.equals(book) || name.matches(Pattern.quote(book) + "/after-[0-9]+-[0-9a-f]+");
    }

    /** Returns the receipt of an entry as C2SP tlog-proof defines it; extra bytes are not authenticated. */
    String receipt(long index, List<byte[]> inclusionProof, byte[] extra) {
        String extraLine = extra.length == 0 ? "" : "extra " + base64(extra) + "\n";
        return RECEIPT_FORMAT + "\n" + extraLine + "index " + index + "\n" + lines(inclusionProof) + "\n" + note;
    }

    /** Returns the proof that this head extends an earlier one, as C2SP tlog-witness sends it. */
    String consistency(long earlierSize, List<byte[]> consistencyProof) {
        return "old " + earlierSize + "\n" + lines(consistencyProof) + "\n" + note;
    }

    private static String lines(List<byte[]> hashes) {
        return hashes.stream().map(hash -> base64(hash) + "\n").collect(Collectors.joining());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
