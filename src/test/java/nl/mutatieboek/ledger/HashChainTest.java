package nl.mutatieboek.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sealed bytes are permanent. The expected digests were computed independently, from docs/reference/events.md. */
class HashChainTest {
    private static final RawEntry FIRST = new RawEntry(
            1,
            "83ae1ae8-9cb1-5d0f-8a8c-0e8a4a0d6f01",
            "calendar",
            "calendar",
            0,
            "moment-registered",
            null,
            utf8("{\"moment\":\"2026-OWB\",\"submittedOn\":\"2025-09-16\",\"assumed\":false}"),
            utf8("{\"who\":\"béheerder\"}"),
            "2026-11-24T12:59:13.123Z",
            new byte[0]);
    private static final String FIRST_HASH = "8cce19b9a39ad3ddd501a142016674b1f141724aced553d868ca189109b34c21";
    private static final String SECOND_HASH = "902b3699ad043679638e5696bf755675d72518f4e93630fd73788819070dfd45";
    private static final String SECOND_HASH_WITH_EMPTY_REVISION =
            "8d5c2bc9fa1ca759411efa52c07c57cc736344f344d4cf69bbee475c905239bc";

    @Test
    void genesis_hash_is_32_zero_bytes() {
        assertThat(HashChain.genesisHash()).isEqualTo(new byte[32]);
    }

    @Test
    void entry_hash_equals_the_precomputed_value() {
        assertThat(hash(HashChain.genesisHash(), FIRST)).isEqualTo(FIRST_HASH);
        assertThat(hash(HexFormat.of().parseHex(FIRST_HASH), second(null))).isEqualTo(SECOND_HASH);
    }

    /** The version of the form: another one must begin otherwise. */
    @Test
    void sealed_bytes_begin_with_the_length_of_the_ledger_number() {
        assertThat(HashChain.sealedBytes(FIRST)).startsWith(0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 1);
    }

    @Test
    void missing_and_empty_revision_give_different_hashes() {
        assertThat(hash(HexFormat.of().parseHex(FIRST_HASH), second("")))
                .isEqualTo(SECOND_HASH_WITH_EMPTY_REVISION)
                .isNotEqualTo(SECOND_HASH);
    }

    @Test
    void hash_covers_every_column_and_the_previous_hash() {
        List<RawEntry> changed = new ArrayList<>();
        for (int column = 0; column < 10; column++) {
            changed.add(changedColumn(column));
        }

        assertThat(changed)
                .extracting(entry -> hash(HashChain.genesisHash(), entry))
                .doesNotHaveDuplicates()
                .doesNotContain(FIRST_HASH);
        byte[] other = new byte[32];
        other[31] = 1;
        assertThat(hash(other, FIRST)).isNotEqualTo(FIRST_HASH);
    }

    /** "ab" and "c" are not "a" and "bc". */
    @Test
    void moved_column_boundary_changes_the_hash() {
        assertThat(hash(HashChain.genesisHash(), entry("chapter", "XX", "{}", "[]")))
                .isNotEqualTo(hash(HashChain.genesisHash(), entry("chapterX", "X", "{}", "[]")))
                .isNotEqualTo(hash(HashChain.genesisHash(), entry("chapter", "XX", "{}[", "]")))
                .isNotEqualTo(hash(HashChain.genesisHash(), entry("chapter", "XX", "", "{}[]")));
    }

    @Test
    void stored_hash_of_the_entry_does_not_affect_its_hash() {
        RawEntry sealed = new RawEntry(
                FIRST.ledgerNumber(),
                FIRST.eventId(),
                FIRST.streamType(),
                FIRST.streamId(),
                FIRST.sequence(),
                FIRST.eventName(),
                FIRST.revision(),
                FIRST.payload(),
                FIRST.metadata(),
                FIRST.recordedAt(),
                HexFormat.of().parseHex(FIRST_HASH));

        assertThat(hash(HashChain.genesisHash(), sealed)).isEqualTo(FIRST_HASH);
    }

    private static RawEntry second(String revision) {
        return new RawEntry(
                2,
                "83ae1ae8-9cb1-5d0f-8a8c-0e8a4a0d6f02",
                "chapter",
                "XX",
                0,
                "chapter-opened",
                revision,
                utf8("{}"),
                new byte[0],
                "2026-11-24T12:59:13.123Z",
                new byte[0]);
    }

    /** The first entry with one column changed. */
    private static RawEntry changedColumn(int column) {
        return new RawEntry(
                column == 0 ? 256 : FIRST.ledgerNumber(),
                column == 1 ? "83ae1ae8-9cb1-5d0f-8a8c-0e8a4a0d6f09" : FIRST.eventId(),
                column == 2 ? "chapter" : FIRST.streamType(),
                column == 3 ? "XX" : FIRST.streamId(),
                column == 4 ? 1 : FIRST.sequence(),
                column == 5 ? "moment-closed" : FIRST.eventName(),
                column == 6 ? "1" : FIRST.revision(),
                column == 7 ? utf8("{}") : FIRST.payload(),
                column == 8 ? utf8("{}") : FIRST.metadata(),
                column == 9 ? "2026-11-24T12:59:13.124Z" : FIRST.recordedAt(),
                FIRST.hash());
    }

    private static RawEntry entry(String streamType, String streamId, String payload, String metadata) {
        return new RawEntry(
                1, "id", streamType, streamId, 0, "name", null, utf8(payload), utf8(metadata), "now", new byte[0]);
    }

    private static String hash(byte[] previous, RawEntry entry) {
        return HexFormat.of().formatHex(HashChain.nextHash(previous, entry));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
