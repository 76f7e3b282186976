package nl.mutatieboek.verifier;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An entry of the ledger with the salt of its leaf. Its sealed bytes are the stored columns in a fixed order, each after
 * its length in four bytes; the length −1 alone stands for a column without a value.
 *
 * @param salt 32 bytes that hide the entry from those who know only the hash of its leaf
 * @param sealed the sealed bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
record SealedEntry(byte[] salt, byte[] sealed) {
    private static final int SALT_LENGTH = 32;

    private static final String NUMBER = "ledgerNumber";
    private static final Set<String> NUMBERS = Set.of(NUMBER, "sequence");
    private static final Set<String> JSON = Set.of("payload", "metadata");
    private static final List<String> COLUMNS = List.of(
            NUMBER,
            "eventId",
            "streamType",
            "streamId",
            "sequence",
            "eventName",
            "revision",
            "payload",
            "metadata",
            "recordedAt");

    /** Parses the extra bytes of a receipt: the salt, then the sealed bytes. */
    static SealedEntry parse(byte[] extra) throws VerificationFailedException {
        if (extra.length <= SALT_LENGTH) {
            throw new VerificationFailedException("The receipt does not contain the entry and its salt.");
        }
        return new SealedEntry(Arrays.copyOf(extra, SALT_LENGTH), Arrays.copyOfRange(extra, SALT_LENGTH, extra.length));
    }

    /** Returns what the leaf of this entry hashes: SHA-256 over the salt and the sealed bytes. */
    byte[] leafData() {
        MessageDigest digest = MerkleProof.sha256();
        digest.update(salt);
        return digest.digest(sealed);
    }

    /** Returns the columns by name, as text; a column without a value is left out. */
    Map<String, String> columns() throws VerificationFailedException {
        Map<String, String> columns = new LinkedHashMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(sealed);
        try {
            for (String column : COLUMNS) {
                int length = bytes.getInt();
                if (length < -1 || length > bytes.remaining() || (NUMBERS.contains(column) && length != Long.BYTES)) {
                    throw new VerificationFailedException("The entry has a column of a wrong length.");
                }
                if (length >= 0) {
                    byte[] value = new byte[length];
                    bytes.get(value);
                    columns.put(
                            column,
                            NUMBERS.contains(column)
                                    ? String.valueOf(ByteBuffer.wrap(value).getLong())
                                    : new String(value, StandardCharsets.UTF_8));
                }
            }
        } catch (BufferUnderflowException e) {
            throw new VerificationFailedException("The entry ends within a column.");
        }
        if (bytes.hasRemaining()) {
            throw new VerificationFailedException("The entry has bytes after its last column.");
        }
        return columns;
    }

    /** Returns the entry as the line of JSON that packages and exports have. */
    String line() throws VerificationFailedException {
        Map<String, String> columns = columns();
        return COLUMNS.stream()
                .map(column -> {
                    String value = columns.getOrDefault(column, "null");
                    boolean plain = !columns.containsKey(column) || NUMBERS.contains(column) || JSON.contains(column);
                    return VerifierMain.quote(column) + ":" + (plain ? value : VerifierMain.quote(value));
                })
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Returns the ledger number, from 1. */
    long ledgerNumber() throws VerificationFailedException {
        return Long.parseLong(columns().getOrDefault(NUMBER, "0"));
    }
}
