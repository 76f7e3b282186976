package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that was paused meets the head that another one has signed meanwhile. */
class HeadDirectoryTest {
    @TempDir
    private Path folder;

    private HeadDirectory directory;
    private HeadSigningKey key;

    @BeforeEach
    void create() {
        directory = new HeadDirectory(folder);
        key = new HeadSigningKey("book", directory.createKey());
        directory.recordLastHead(head(41, 1));
    }

    private SignedHead head(long size, int root) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) root;
        return SignedHead.sign(key, size, bytes);
    }

    @Test
    void larger_head_replaces_the_last_one() {
        directory.recordLastHead(head(42, 2));

        assertThat(directory.findLastHead()).contains(head(42, 2));
    }

    @Test
    void same_head_is_recorded_again() {
        directory.recordLastHead(head(41, 1));

        assertThat(directory.findLastHead()).contains(head(41, 1));
    }

    @Test
    void smaller_head_is_refused() {
        assertThatThrownBy(() -> directory.recordLastHead(head(40, 1))).hasMessageContaining("signed head 41");

        assertThat(directory.findLastHead()).contains(head(41, 1));
    }

    @Test
    void other_head_of_the_same_size_is_refused() {
        assertThatThrownBy(() -> directory.recordLastHead(head(41, 2))).hasMessageContaining("signed head 41");

        assertThat(directory.findLastHead()).contains(head(41, 1));
    }
}
