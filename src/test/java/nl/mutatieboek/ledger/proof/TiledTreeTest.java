package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.mutatieboek.ledger.Sha256Digest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("whole")
class TiledTreeTest {
    private final TileMapRepository stored = new TileMapRepository();

    @Test
    void root_of_no_leaves_is_the_hash_of_nothing() {
        assertThat(new TiledTree(stored).tree().root(0))
                .asHexString()
                .isEqualToIgnoringCase("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 65_793, 66_000})
    void root_equals_the_definition_of_rfc_6962(int size) {
        List<byte[]> leaves = leaves(size);
        assertThat(treeOf(leaves).tree().root(size)).isEqualTo(merkleTreeHash(leaves));
    }

    @Test
    void root_of_an_earlier_size_stays_when_leaves_follow() {
        List<byte[]> leaves = leaves(1_000);
        MerkleTree tree = treeOf(leaves).tree();
        for (int size = 1; size <= 1_000; size++) {
            assertThat(tree.root(size)).isEqualTo(merkleTreeHash(leaves.subList(0, size)));
        }
    }

    @Test
    void tree_with_a_leaf_that_was_added_in_part_has_no_root() {
        TiledTree tree = treeOf(leaves(256));
        assertThatThrownBy(() -> tree.append(new byte[3])).isInstanceOf(IndexOutOfBoundsException.class);

        assertThatThrownBy(() -> tree.append(new byte[HashTile.HASH_LENGTH])).hasMessageContaining("incomplete");
        assertThatThrownBy(tree::tree).hasMessageContaining("incomplete");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 65_535, 65_536, 65_537, 66_000})
    void tree_continues_after_the_stored_tiles(int stopped) {
        List<byte[]> leaves = leaves(66_100);
        treeOf(leaves.subList(0, stopped));

        TiledTree continued = new TiledTree(stored, stopped);

        assertThat(continued.size()).isEqualTo(stopped - stopped % 256);
        leaves.subList((int) continued.size(), leaves.size()).forEach(continued::append);
        assertThat(continued.tree().root(leaves.size())).isEqualTo(merkleTreeHash(leaves));
    }

    /** The process ends after any tile of those that are stored together. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 254, 255, 256, 257, 258})
    void tree_continues_when_only_some_of_its_tiles_were_stored(int ending) {
        List<byte[]> leaves = leaves(66_000);
        TiledTree ended = new TiledTree(new EndingRepository(ending));
        leaves.forEach(ended::append);
        try {
            ended.saveFull();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("The process ends");
        }

        assertThat(treeOf(leaves).tree().root(leaves.size())).isEqualTo(merkleTreeHash(leaves));
    }

    /** Stores so many tiles, and no more. */
    private final class EndingRepository implements TileRepository {
        private int remaining;

        EndingRepository(int remaining) {
            this.remaining = remaining;
        }

        @Override
        public void save(List<HashTile> full) {
            for (HashTile tile : full) {
                if (remaining-- == 0) {
                    throw new IllegalStateException("The process ends");
                }
                stored.save(List.of(tile));
            }
        }

        @Override
        public Optional<HashTile> find(int level, long index) {
            return stored.find(level, index);
        }
    }

    /** The example of C2SP tlog-tiles. */
    @Test
    void tile_exists_up_to_the_width_that_the_size_gives_it() {
        TiledTree tree = treeOf(leaves(70_100));

        for (long[] last : new long[][] {{0, 272, 256}, {0, 273, 112}, {1, 0, 256}, {1, 1, 17}, {2, 0, 1}}) {
            int level = (int) last[0];
            int width = (int) last[2];
            assertThat(tree.find(level, last[1], width, 70_000).orElseThrow().width())
                    .isEqualTo(width);
            assertThat(tree.find(level, last[1], 1, 70_000)).isPresent();
            assertThat(tree.find(level, last[1] + (width == 256 ? 2 : 0), width + 1, 70_000))
                    .isEmpty();
        }
        for (int level : new int[] {3, 7, 8, 9, 63}) {
            assertThat(tree.find(level, 0, 1, 70_000)).isEmpty();
        }
        assertThat(tree.find(0, -1, 1, 70_000)).isEmpty();
        assertThat(tree.find(0, Long.MAX_VALUE, 1, 70_000)).isEmpty();
        assertThat(tree.find(0, 0, 0, 70_000)).isEmpty();
    }

    @Test
    void partial_tile_has_the_first_hashes_of_the_full_one() {
        List<byte[]> leaves = leaves(300);
        TiledTree tree = treeOf(leaves);

        assertThat(tree.find(0, 0, 2, 300).orElseThrow().hashes())
                .startsWith(leaves.get(0))
                .endsWith(leaves.get(1))
                .hasSize(64);
    }

    private TiledTree treeOf(List<byte[]> leaves) {
        TiledTree tree = new TiledTree(stored);
        leaves.subList((int) tree.size(), leaves.size()).forEach(tree::append);
        tree.saveFull();
        return tree;
    }

    private static List<byte[]> leaves(int size) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(MerkleTree.leafHash(("entry " + i).getBytes(StandardCharsets.UTF_8)));
        }
        return leaves;
    }

    /** RFC 6962, section 2.1, word for word. */
    private static byte[] merkleTreeHash(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (2 * k < leaves.size()) {
            k *= 2;
        }
        byte[] node = Arrays.copyOf(new byte[] {1}, 65);
        System.arraycopy(merkleTreeHash(leaves.subList(0, k)), 0, node, 1, 32);
        System.arraycopy(merkleTreeHash(leaves.subList(k, leaves.size())), 0, node, 33, 32);
        return Sha256Digest.newDigest().digest(node);
    }
}
