package nl.mutatieboek.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.mutatieboek.verifier.VerificationFailedException.require;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An entry of the ledger with the salt of its leaf. Its sealed bytes are the stored columns in a fixed order, each after
 * its length in four bytes; the length −1 alone stands for a column without a value.
 *
 * @param bytes a salt of 32 bytes, which hides the entry from those who know only its leaf, then the sealed bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
record SealedEntry(byte[] bytes) {
    private static final int SALT_LENGTH = 32;
    private static final String NUMBER = "ledgerNumber";
    private static final Set<String> NUMBERS = Set.of(NUMBER, "sequence");
    private static final Set<String> JSON = Set.of("payload", "metadata");
    private static final String[] COLUMNS =
            "ledgerNumber eventId streamType streamId sequence eventName revision payload metadata recordedAt"
                    .split(" ");

    /** Returns the hash of its leaf, which is over SHA-256 of the salt and the sealed bytes. */
    byte[] leafHash() {
        require(bytes.length > SALT_LENGTH, "The receipt does not contain the entry and its salt.");
        return MerkleProof.leafHash(MerkleProof.sha256(bytes));
    }

    /** Returns the columns by name, as text; a column without a value is left out. */
    Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        ByteBuffer rest = ByteBuffer.wrap(bytes).position(SALT_LENGTH);
        for (String column : COLUMNS) {
            require(rest.remaining() >= Integer.BYTES, "The entry ends within a column.");
            int length = rest.getInt();
            boolean number = NUMBERS.contains(column);
            boolean possible = length >= -1 && length <= rest.remaining() && (!number || length == Long.BYTES);
            require(possible, "The entry has a column of a wrong length.");
            if (number) {
                columns.put(column, String.valueOf(rest.getLong()));
            } else if (length >= 0) {
                byte[] value = new byte[length];
                rest.get(value);
                String text = new String(value, UTF_8);
                require(Arrays.equals(text.getBytes(UTF_8), value), "The entry is not text in UTF-8.");
                columns.put(column, text);
            }
        }
        require(!rest.hasRemaining(), "The entry has bytes after its last column.");
        return columns;
    }

    /** Returns the entry as the line of JSON that packages and exports have. */
    String line() {
        Map<String, String> columns = columns();
        return Stream.of(COLUMNS)
                .map(column -> {
                    String value = columns.getOrDefault(column, "null");
                    boolean plain = !columns.containsKey(column) || NUMBERS.contains(column) || JSON.contains(column);
                    return VerifierMain.quote(column) + ":" + (plain ? value : VerifierMain.quote(value));
                })
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Returns the ledger number, from 1. */
    long ledgerNumber() {
        return Long.parseLong(columns().getOrDefault(NUMBER, ""));
    }
}
