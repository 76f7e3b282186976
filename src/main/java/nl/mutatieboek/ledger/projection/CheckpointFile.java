package nl.mutatieboek.ledger.projection;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import nl.mutatieboek.ledger.DurableFileMover;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.ledger.projection.ProjectionRunner.ProjectionSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoint file of the projections, so that a large ledger need not be replayed at every start.
 *
 * <p>The file names its ledger number and the hash there, and ends with an HMAC whose key is in the database. A damaged
 * or forged file, or one of another book or version, is logged and ignored; the ledger is replayed instead. Deleting it
 * costs time only.
 */
public final class CheckpointFile {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFile.class);

    /** Increase with every change in the rows of a projection or in how it projects an event. */
    private static final int LAYOUT = 10;

    private static final int MAGIC = 0x6D757461;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Supplier<byte[]> key;

    private CheckpointFile(Path file, Supplier<byte[]> key) {
        this.file = file;
        this.key = key;
    }

    /**
     * Returns the checkpoint in the data directory of a book.
     *
     * @param key reads the HMAC key; called for each read and write
     */
    public static CheckpointFile inDirectory(Path directory, Supplier<byte[]> key) {
        return new CheckpointFile(directory.resolve("book.checkpoint"), key);
    }

    /** Restores the checkpoint of this ledger; empty if there is no usable file. */
    public Optional<ProjectionSnapshot> restore(Supplier<List<Projection>> newProjections, LedgerReader entries) {
        try {
            ProjectionSnapshot snapshot = restore(newProjections.get(), entries);
            LOG.info("Projections restored from the checkpoint at ledger number {}", snapshot.ledgerNumber());
            return Optional.of(snapshot);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Checkpoint {} ignored; replaying the ledger: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private ProjectionSnapshot restore(List<Projection> projections, LedgerReader entries) throws IOException {
        requireValidMac();
        try (DataInputStream data = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            require(data.readInt() == MAGIC && data.readInt() == LAYOUT, "it is of another version");
            long number = data.readLong();
            byte[] hash = data.readNBytes(Sha256Digest.newDigest().getDigestLength());
            require(MessageDigest.isEqual(hash, hashAt(number, entries)), "it is of another book");
            for (Projection projection : projections) {
                require(data.readUTF().equals(projection.name()), "it is of another version");
                projection.restoreRows(data);
            }
            return new ProjectionSnapshot(projections, number);
        }
    }

    private void requireValidMac() throws IOException {
        Mac mac = Sha256Digest.newMac(key.get());
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long remaining = Files.size(file) - mac.getMacLength();
            while (remaining > 0) {
                int read = in.read(buffer, 0, (int) Math.min(remaining, buffer.length));
                require(read > 0, "it is damaged");
                mac.update(buffer, 0, read);
                remaining -= read;
            }
            require(
                    MessageDigest.isEqual(mac.doFinal(), in.readAllBytes()),
                    "it is damaged, or was not written by this book");
        }
    }

    private static void require(boolean condition, String message) throws IOException {
        if (!condition) {
            throw new IOException(message);
        }
    }

    private static byte[] hashAt(long number, LedgerReader entries) throws IOException {
        return entries.findRaw(number)
                .orElseThrow(() -> new IOException("the ledger does not reach it"))
                .hash();
    }

    /** Saves the projections; a failure is logged and returns false. */
    public boolean save(InMemoryProjectionHost host, LedgerReader entries) {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Mac mac = Sha256Digest.newMac(key.get());
            host.querySnapshot(snapshot -> save(snapshot, entries, temporary, mac));
            DurableFileMover.moveAndSync(temporary, file);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("Writing checkpoint {} failed: {}", file, e.getMessage());
            deleteUnfinished(temporary);
            return false;
        }
    }

    /** Deletes the partly written file, which would keep a full disk full. */
    private static void deleteUnfinished(Path temporary) {
        try {
            if (Files.isRegularFile(temporary)) {
                Files.delete(temporary);
            }
        } catch (IOException e) {
            LOG.warn("Unfinished checkpoint {} could not be deleted: {}", temporary, e.getMessage());
        }
    }

    private static Path save(ProjectionSnapshot snapshot, LedgerReader entries, Path to, Mac mac) {
        try (OutputStream out = Files.newOutputStream(to);
                DataOutputStream data = new DataOutputStream(new BufferedOutputStream(withMac(out, mac), BUFFER))) {
            data.writeInt(MAGIC);
            data.writeInt(LAYOUT);
            data.writeLong(snapshot.ledgerNumber());
            data.write(hashAt(snapshot.ledgerNumber(), entries));
            for (Projection projection : snapshot.projections()) {
                data.writeUTF(projection.name());
                projection.writeRows(data, snapshot.ledgerNumber());
            }
            data.flush();
            out.write(mac.doFinal());
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputStream withMac(OutputStream out, Mac mac) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int one) throws IOException {
                mac.update((byte) one);
                out.write(one);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                mac.update(bytes, from, count);
                out.write(bytes, from, count);
            }
        };
    }
}
