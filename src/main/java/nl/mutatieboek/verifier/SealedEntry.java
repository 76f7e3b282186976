package nl.mutatieboek.verifier;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

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

    /** Columns in their order; those that are numbers have eight bytes. */
    private enum Column {
        LEDGER_NUMBER,
        EVENT_ID,
        STREAM_TYPE,
        STREAM_ID,
        SEQUENCE,
        EVENT_NAME,
        REVISION,
        PAYLOAD,
        METADATA,
        RECORDED_AT;

        private boolean isNumber() {
            return this == LEDGER_NUMBER || this == SEQUENCE;
        }
    }

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
            for (Column column : Column.values()) {
                int length = bytes.getInt();
                if (length == -1) {
                    continue;
                }
                byte[] value = new byte[requireLength(length, column, bytes)];
                bytes.get(value);
                columns.put(
                        column.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        column.isNumber()
                                ? String.valueOf(ByteBuffer.wrap(value).getLong())
                                : new String(value, StandardCharsets.UTF_8));
            }
        } catch (BufferUnderflowException e) {
            throw new VerificationFailedException("The entry ends within a column.");
        }
        if (bytes.hasRemaining()) {
            throw new VerificationFailedException("The entry has bytes after its last column.");
        }
        return columns;
    }

    private static int requireLength(int length, Column column, ByteBuffer bytes) throws VerificationFailedException {
        if (length < 0 || length > bytes.remaining() || (column.isNumber() && length != Long.BYTES)) {
            throw new VerificationFailedException("The entry has a column of a wrong length.");
        }
        return length;
    }

    /** Requires that this is the entry with an index from 0. */
    void requireIndex(long index) throws VerificationFailedException {
        if (!String.valueOf(index + 1).equals(columns().get("ledger-number"))) {
            throw new VerificationFailedException(
                    "The receipt is for entry %d and contains another entry.".formatted(index + 1));
        }
    }
}
