package nl.mutatieboek.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Content of attachments: stored once, as a whole or not at all, and never changed; in both databases. */
@Tag("application")
class JdbcAttachmentRepositoryTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"H2, 1", "H2, 262144", "H2, 600001", "POSTGRESQL, 1", "POSTGRESQL, 262144", "POSTGRESQL, 600001"})
    void content_of_any_length_is_read_back_byte_by_byte(TestDatabase where, int length) throws IOException {
        AttachmentStoreFixture store = new AttachmentStoreFixture(where);
        byte[] content = randomBytes(length);
        String sha256 = Sha256Digest.hex(content);

        store.store(sha256, content);
        store.store(sha256, content);

        ByteArrayOutputStream read = new ByteArrayOutputStream();
        store.repository.copyTo(sha256, read);
        assertThat(read.toByteArray()).isEqualTo(content);
        assertThat(store.repository.recompute(sha256))
                .contains(new JdbcAttachmentRepository.StoredContent(sha256, length));
        assertThat(store.count()).isEqualTo((length + 262_143) / 262_144);
    }

    @ParameterizedTest
    @EnumSource
    void content_with_another_sha256_leaves_nothing(TestDatabase where) {
        AttachmentStoreFixture store = new AttachmentStoreFixture(where);
        String other = Sha256Digest.hex(new byte[] {1});

        assertThatThrownBy(() -> store.store(other, randomBytes(600_001))).isInstanceOf(IllegalStateException.class);

        assertThat(store.count()).isZero();
        assertThat(store.repository.recompute(other)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "H2, update attachment_content set part = 7",
        "H2, delete from attachment_content",
        "H2, truncate table attachment_content",
        "POSTGRESQL, update attachment_content set part = 7",
        "POSTGRESQL, delete from attachment_content",
        "POSTGRESQL, truncate table attachment_content"
    })
    void stored_content_cannot_be_updated_deleted_or_truncated(TestDatabase where, String change) throws IOException {
        AttachmentStoreFixture store = new AttachmentStoreFixture(where);
        byte[] content = randomBytes(10);
        store.store(Sha256Digest.hex(content), content);

        assertThatThrownBy(() -> store.sql.sql(change).update()).isInstanceOf(RuntimeException.class);

        assertThat(store.repository.recompute(Sha256Digest.hex(content))).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void content_that_is_missing_or_altered_is_not_copied_silently(TestDatabase where) throws IOException {
        AttachmentStoreFixture store = new AttachmentStoreFixture(where);
        byte[] content = randomBytes(300_000);
        String sha256 = Sha256Digest.hex(content);
        assertThat(store.repository.isIntact(sha256)).isFalse();
        assertThatThrownBy(() -> store.repository.copyTo(sha256, OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(sha256);
        store.store(sha256, content);
        assertThat(store.repository.isIntact(sha256)).isTrue();

        store.sql
                .sql("insert into attachment_content values (:sha256, 0, 2, :more)")
                .param("sha256", sha256)
                .param("more", new byte[] {1})
                .update();

        assertThat(store.repository.isIntact(sha256)).isFalse();
        assertThatThrownBy(() -> store.repository.copyTo(sha256, OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalStateException.class);

        store.store(sha256, content);

        assertThat(store.repository.isIntact(sha256)).as("stored again").isTrue();
        assertThat(store.count()).as("nothing is removed").isEqualTo(2 + 1 + 2);
    }

    private static byte[] randomBytes(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    /** A database of its own with a repository. */
    private final class AttachmentStoreFixture implements DurableTransactionExecutor {
        private final JdbcClient sql;
        private final JdbcAttachmentRepository repository;
        private final TransactionTemplate transaction;

        AttachmentStoreFixture(TestDatabase where) {
            DriverManagerDataSource database = where.newMigratedDatabase();
            sql = JdbcClient.create(database);
            repository = new JdbcAttachmentRepository(sql);
            transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        }

        void store(String sha256, byte[] content) throws IOException {
            repository.storeDurably(sha256, Files.write(folder.resolve("file"), content), this);
        }

        long count() {
            return sql.sql("select count(*) from attachment_content")
                    .query(Long.class)
                    .single();
        }

        @Override
        public <T> T executeDurably(Supplier<T> work) {
            return transaction.execute(status -> work.get());
        }
    }
}
