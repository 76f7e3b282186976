package nl.mutatieboek.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SumElementTest {
    private static final String HASH = "00".repeat(32);

    @Test
    void elements_that_are_not_one_tree_are_refused() {
        assertThat(SumElement.rootHash(elements(0))).containsOnly(0);
        assertNoTree(elements(0, 0));
        assertNoTree(elements(1));
        assertNoTree(elements(1, 1, 1));
    }

    private static void assertNoTree(List<SumElement> elements) {
        assertThatThrownBy(() -> SumElement.rootHash(elements))
                .isInstanceOf(VerificationFailedException.class)
                .hasMessage("The elements of the balance proof are not a tree.");
    }

    private static List<SumElement> elements(Integer... depths) {
        return Stream.of(depths)
                .map(depth -> new SumElement(depth, 1, 5, new byte[32], ""))
                .toList();
    }

    @Test
    void numbers_of_64_bits_are_read() {
        SumElement subtree = read(SumElement.ACCOUNT, "01 00 ffffffffffffffff7f ffffffffffffffffff01" + HASH)
                .getFirst();
        assertThat(subtree.count()).isEqualTo(Long.MAX_VALUE);
        assertThat(subtree.sum()).isEqualTo(Long.MIN_VALUE);
        assertThat(read(SumElement.ACCOUNT, "01 00 01 03" + HASH).getFirst().sum())
                .isEqualTo(-2);
    }

    @Test
    void number_in_another_form_is_refused() {
        assertRefused("shortest form", "8100");
        assertRefused("shortest form", "01 00 01 ffffffffffffffffff02" + HASH);
        assertRefused("shortest form", "01 00 01 ffffffffffffffffff8101" + HASH);
        assertRefused("overflow", "01 00 ffffffffffffffffff01 01" + HASH);
    }

    @Test
    void proof_that_is_cut_off_is_refused() {
        String bytes = "01 01 01 0a 0001" + hex("K") + HASH;
        assertThat(read(SumElement.ACCOUNT, bytes)).hasSize(1);
        for (int length = 0; length < bytes.replace(" ", "").length(); length += 2) {
            assertRefused("too early", bytes.replace(" ", "").substring(0, length));
        }
        assertRefused("too early", "ffffffffffffffff7f");
        assertRefused("too early", "01 01 01 0a 00 ffffffffffffffffff01" + HASH);
    }

    @Test
    void text_shares_the_longest_start_with_the_one_before() {
        assertThat(read(SumElement.ACCOUNT, "01 01 01 0a 0300" + HASH)
                        .getFirst()
                        .shown(0))
                .isEqualTo("key");
        assertThat(read(SumElement.ACCOUNT, "01 01 01 0a 0201" + hex("x") + HASH)
                        .getFirst()
                        .shown(0))
                .isEqualTo("kex");
        assertRefused("shortest form", "01 01 01 0a 0201" + hex("y") + HASH);
        assertRefused("more than there is", "01 01 01 0a 0401" + hex("x") + HASH);
        assertRefused("more than there is", "01 01 01 0a ffffffffffffffffff01 00" + HASH);
    }

    /** A few bytes per leaf could otherwise stand for very much text. */
    @Test
    void texts_that_are_too_long_together_are_refused() {
        String asked = "k".repeat(EvidenceText.LONGEST / 2);
        String leaf = "01 01 0a 80808004 00" + HASH;
        assertThat(SumElement.read(bytes("02" + leaf + leaf, asked), SumElement.ACCOUNT))
                .hasSize(2);
        assertThatThrownBy(() -> SumElement.read(bytes("03" + leaf + leaf + leaf, asked), SumElement.ACCOUNT))
                .isInstanceOf(VerificationFailedException.class)
                .hasMessageContaining("too long");
    }

    @Test
    void leaf_that_shows_other_than_a_leaf_is_refused() {
        assertRefused("not a leaf", "01 01 01 0a 0000" + HASH);
        assertRefused("not a leaf", "01 01 01 0a 0003" + hex("a b") + HASH);
        for (String posting : List.of("", "a b c", "a b c d e", "a b c ", "a b  d")) {
            String text = "00" + HexFormat.of().toHexDigits((byte) posting.length()) + hex(posting);
            assertThatThrownBy(() -> read(SumElement.POSTING, "01 01 01 0a" + text))
                    .hasMessageContaining("not a leaf");
        }
        assertThat(read(SumElement.POSTING, "01 01 01 0a 0007" + hex("a b c d"))
                        .getFirst()
                        .shown(3))
                .isEqualTo("d");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    private static void assertRefused(String reason, String hex) {
        assertThatThrownBy(() -> read(SumElement.ACCOUNT, hex))
                .isInstanceOf(VerificationFailedException.class)
                .hasMessageContaining(reason);
    }

    private static List<SumElement> read(byte kind, String hex) {
        return SumElement.read(bytes(hex, "key"), kind);
    }

    private static ProofBytes bytes(String hex, String asked) {
        return new ProofBytes(HexFormat.of().parseHex(hex.replace(" ", "")), asked);
    }
}
