package nl.mutatieboek.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stores the content of attachments under its SHA-256, once, in parts of bounded size, so that no content is ever in
 * memory as a whole. Rows are only added: content that was altered is stored again as a further copy, and the last copy
 * is read.
 */
public final class JdbcAttachmentRepository {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcAttachmentRepository.class);
    private static final int PART_BYTES = 262_144;

    private final JdbcClient sql;

    public JdbcAttachmentRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Content as it is stored now. */
    public record StoredContent(String sha256, long size) {}

    /**
     * Stores the content of a file, unless it is stored already and intact. It is on disk when this returns; the event that refers
     * to it is recorded afterwards.
     *
     * @throws IllegalStateException if the content does not have this digest
     */
    public void storeDurably(String sha256, Path file, DurableTransactionExecutor transactions) {
        try {
            transactions.executeDurably(() -> {
                try (InputStream in = Files.newInputStream(file)) {
                    insertUnlessIntact(sha256, in);
                    return sha256;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (DuplicateKeyException e) {
            // Another transaction stored the same content at the same time; it is complete now, or was rolled back.
            if (!isIntact(sha256)) {
                throw e;
            }
        }
    }

    /** Must be called within a transaction, so that content is stored as a whole or not at all. */
    void insertUnlessIntact(String sha256, InputStream content) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Content must be stored within a transaction");
        }
        if (isIntact(sha256)) {
            return;
        }
        int copy = lastCopy(sha256).map(last -> last + 1).orElse(0);
        if (copy > 0) {
            LOG.warn("The content of the attachment {} was damaged; its file is stored again", sha256);
        }
        MessageDigest digest = Sha256Digest.newDigest();
        try {
            byte[] bytes = content.readNBytes(PART_BYTES);
            for (int part = 0; bytes.length > 0; part++) {
                digest.update(bytes);
                sql.sql("insert into attachment_content (sha256, copy_number, part, bytes) values (?, ?, ?, ?)")
                        .params(sha256, copy, part, bytes)
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

    /** Number of the last copy of a content; empty if none is stored. */
    private Optional<Integer> lastCopy(String sha256) {
        return sql.sql("select copy_number from attachment_content where sha256 = ? order by copy_number desc limit 1")
                .param(sha256)
                .query(Integer.class)
                .optional();
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
        Optional<Integer> copy = lastCopy(sha256);
        if (copy.isEmpty()) {
            return Optional.empty();
        }
        MessageDigest digest = Sha256Digest.newDigest();
        long size = 0;
        int part = 0;
        Optional<byte[]> bytes = readPart(sha256, copy.get(), part);
        while (bytes.isPresent()) {
            out.write(bytes.get());
            digest.update(bytes.get());
            size += bytes.get().length;
            part++;
            bytes = readPart(sha256, copy.get(), part);
        }
        return Optional.of(new StoredContent(Sha256Digest.hex(digest), size));
    }

    private Optional<byte[]> readPart(String sha256, int copy, int part) {
        return sql.sql("select bytes from attachment_content where sha256 = ? and copy_number = ? and part = ?")
                .params(sha256, copy, part)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }
}
