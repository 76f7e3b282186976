package nl.mutatieboek.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stores the content of attachments under its SHA-256, once, in parts of bounded size, so that no content is ever in
 * memory as a whole. Rows are only added.
 */
public final class JdbcAttachmentRepository {
    private static final int PART_BYTES = 262_144;

    private final JdbcClient sql;

    public JdbcAttachmentRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Content as it is stored now. */
    public record StoredContent(String sha256, long size) {}

    /**
     * Stores the content of a file, unless it is stored already. It is on disk when this returns; the event that refers
     * to it is recorded afterwards.
     *
     * @throws IllegalStateException if the content does not have this digest
     */
    public void storeDurably(String sha256, Path file, DurableTransactionExecutor transactions) {
        try {
            transactions.executeDurably(() -> {
                try (InputStream in = Files.newInputStream(file)) {
                    insertIfAbsent(sha256, in);
                    return sha256;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (DuplicateKeyException e) {
            // Another transaction stored the same content at the same time; it is complete now, or was rolled back.
            if (!exists(sha256)) {
                throw e;
            }
        }
    }

    /** Must be called within a transaction, so that content is stored as a whole or not at all. */
    void insertIfAbsent(String sha256, InputStream content) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Content must be stored within a transaction");
        }
        if (exists(sha256)) {
            return;
        }
        MessageDigest digest = Sha256Digest.newDigest();
        try {
            byte[] bytes = content.readNBytes(PART_BYTES);
            for (int part = 0; bytes.length > 0; part++) {
                digest.update(bytes);
                sql.sql("insert into attachment_content (sha256, part, bytes) values (?, ?, ?)")
                        .params(sha256, part, bytes)
                        .update();
                bytes = content.readNBytes(PART_BYTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Sha256Digest.hex(digest).equals(sha256)) {
            throw new IllegalStateException("The content does not have the digest " + sha256);
        }
    }

    /** Whether this content is stored. */
    boolean exists(String sha256) {
        return sql.sql("select count(*) from attachment_content where sha256 = ? and part = 0")
                        .param(sha256)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether the content stored under a digest has that digest; reads it as a whole. */
    public boolean isIntact(String sha256) {
        return recompute(sha256)
                .filter(stored -> stored.sha256().equals(sha256))
                .isPresent();
    }

    /**
     * Copies content part by part.
     *
     * @throws IllegalStateException if the content is not stored, or has another digest, found after it was copied
     */
    public void copyTo(String sha256, OutputStream out) throws IOException {
        if (!read(sha256, out).filter(copied -> copied.sha256().equals(sha256)).isPresent()) {
            throw new IllegalStateException("The content with the digest " + sha256 + " is missing or altered");
        }
    }

    /** Recomputes digest and size of the content stored under a digest; empty if it is missing. */
    public Optional<StoredContent> recompute(String sha256) {
        try {
            return read(sha256, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<StoredContent> read(String sha256, OutputStream out) throws IOException {
        MessageDigest digest = Sha256Digest.newDigest();
        long size = 0;
        int part = 0;
        Optional<byte[]> bytes = readPart(sha256, part);
        while (bytes.isPresent()) {
            out.write(bytes.get());
            digest.update(bytes.get());
            size += bytes.get().length;
            part++;
            bytes = readPart(sha256, part);
        }
        return part == 0 ? Optional.empty() : Optional.of(new StoredContent(Sha256Digest.hex(digest), size));
    }

    private Optional<byte[]> readPart(String sha256, int part) {
        return sql.sql("select bytes from attachment_content where sha256 = ? and part = ?")
                .params(sha256, part)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }
}
