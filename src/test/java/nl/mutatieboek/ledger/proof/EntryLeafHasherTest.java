package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.IntStream;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.Sha256Digest;
import org.junit.jupiter.api.Test;

/** A copy of a book has its salt key, and continues with other entries. */
class EntryLeafHasherTest {
    private static final int SALT_LENGTH = 32;

    private final EntryLeafHasher book = new EntryLeafHasher(new byte[SALT_LENGTH]);
    private final EntryLeafHasher copy = new EntryLeafHasher(new byte[SALT_LENGTH]);

    private static RawEntry entry(long number, int thousands) {
        return new RawEntry(
                number,
                "72e358dd-3a69-5a63-b3a4-9701bb308733",
                "chapter",
                "XX",
                0,
                "postings-booked",
                null,
                "{\"thousands\":%d}".formatted(thousands).getBytes(StandardCharsets.UTF_8),
                new byte[0],
                "2026-11-24T12:59:13.000Z",
                new byte[0]);
    }

    private static byte[] salt(EntryLeafHasher leaves, RawEntry entry) {
        return Arrays.copyOf(leaves.disclose(entry), SALT_LENGTH);
    }

    private static byte[] leafHash(byte[] salt, RawEntry guess) {
        MessageDigest digest = Sha256Digest.newDigest();
        digest.update(salt);
        return MerkleTree.leafHash(digest.digest(HashChain.sealedBytes(guess)));
    }

    /**
     * Computed in Python with the code of docs/reference/events.md, "Leaves and receipts", with 32 bytes 0, 1, 2 … as the
     * salt key of the book. A released book keeps its leaves, so these values never change.
     */
    @Test
    void salt_leaf_and_extra_equal_independently_computed_values() {
        byte[] saltKey = new byte[SALT_LENGTH];
        IntStream.range(0, SALT_LENGTH).forEach(i -> saltKey[i] = (byte) i);
        EntryLeafHasher leaves = new EntryLeafHasher(saltKey);
        HexFormat hex = HexFormat.of();

        assertThat(hex.formatHex(salt(leaves, entry(41, 5))))
                .isEqualTo("3e3d8d2182251505df9717f55b2adc8116f105edcb87e0310f5f5db5965675d6");
        assertThat(hex.formatHex(leaves.leafData(entry(41, 5))))
                .isEqualTo("523e8c47b8aff5b376c5a720fded8391dfaa19f87beb93a7ae8ebcb8634a0c66");
        assertThat(hex.formatHex(leaves.leafHash(entry(41, 5))))
                .isEqualTo("1689e5938334dc90d7e410052cc3b8e8debf7a985bd9534d2e13146757636f06");
        assertThat(Base64.getEncoder().encodeToString(leaves.disclose(entry(41, 5))))
                .isEqualTo("Pj2NIYIlFQXflxf1WyrcgRbxBe3Lh+AxD19dtZZWddYAAAAIAAAAAAAAACkAAAAkNzJlMzU4ZGQtM2E2OS01"
                        + "YTYzLWIzYTQtOTcwMWJiMzA4NzMzAAAAB2NoYXB0ZXIAAAACWFgAAAAIAAAAAAAAAAAAAAAPcG9zdGluZ3Mt"
                        + "Ym9va2Vk/////wAAAA97InRob3VzYW5kcyI6NX0AAAAAAAAAGDIwMjYtMTEtMjRUMTI6NTk6MTMuMDAwWg==");
    }

    @Test
    void disclosed_salt_leads_to_the_leaf() {
        assertThat(leafHash(salt(book, entry(41, 5)), entry(41, 5))).isEqualTo(book.leafHash(entry(41, 5)));
        assertThat(copy.leafHash(entry(41, 5))).isEqualTo(book.leafHash(entry(41, 5)));
    }

    @Test
    void salt_from_a_copy_of_the_book_confirms_no_guess_of_another_entry_with_its_number() {
        byte[] fromCopy = salt(copy, entry(41, 7));

        assertThat(leafHash(fromCopy, entry(41, 5))).isNotEqualTo(book.leafHash(entry(41, 5)));
    }

    @Test
    void same_content_under_another_number_has_another_salt() {
        assertThat(salt(book, entry(41, 5))).isNotEqualTo(salt(book, entry(42, 5)));
    }
}
