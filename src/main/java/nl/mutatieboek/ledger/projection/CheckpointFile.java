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
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.mutatieboek.ledger.DurableFileMover;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.ledger.projection.ProjectionRunner.ProjectionSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the projections hold, in a file, so that a large book need not be read from its first entry at every start. It ends
 * with an HMAC of all that it says, by a key that lies in the database, and names the ledger number and the hash there: one
 * that is damaged, forged, of another book or of another version is told and not used, and the ledger is read instead. Throwing
 * it away loses nothing but time.
 */
public final class CheckpointFile {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFile.class);

    /** To be raised with every change of what any projection writes, or of what it makes of an event. */
    private static final int LAYOUT = 7;

    private static final int MAGIC = 0x6D757461;
    private static final int BUFFER = 1 << 16;

    private static final String SEAL = "HmacSHA256";

    private final Path file;
    private final Supplier<byte[]> key;

    private CheckpointFile(Path file, Supplier<byte[]> key) {
        this.file = file;
        this.key = key;
    }

    /**
     * The one in the folder of a book, wherever its database lies.
     *
     * @param key asked whenever one is read or written
     */
    public static CheckpointFile inDirectory(Path folder, Supplier<byte[]> key) {
        return new CheckpointFile(folder.resolve("book.memory"), key);
    }

    /** What is kept of this ledger; nothing where there is no file or it cannot be used. */
    public Optional<ProjectionSnapshot> restore(Supplier<List<Projection>> empty, LedgerReader entries) {
        try {
            ProjectionSnapshot kept = restore(empty.get(), entries);
            LOG.info("The projections go on from their checkpoint at ledger number {}", kept.ledgerNumber());
            return Optional.of(kept);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The checkpoint {} is not used, and the ledger is read instead: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private ProjectionSnapshot restore(List<Projection> projections, LedgerReader entries) throws IOException {
        requireWhole();
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

    private void requireWhole() throws IOException {
        Mac seal = seal();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long left = Files.size(file) - seal.getMacLength();
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                require(read > 0, "it is damaged");
                seal.update(buffer, 0, read);
                left -= read;
            }
            require(
                    MessageDigest.isEqual(seal.doFinal(), in.readAllBytes()),
                    "it is damaged, or was not written by this book");
        }
    }

    private Mac seal() {
        try {
            Mac seal = Mac.getInstance(SEAL);
            seal.init(new SecretKeySpec(key.get(), SEAL));
            return seal;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + SEAL, e);
        }
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }

    private static byte[] hashAt(long number, LedgerReader entries) throws IOException {
        return entries.findRaw(number)
                .orElseThrow(() -> new IOException("the ledger does not reach it"))
                .hash();
    }

    /** Keeps what they hold; that it cannot be kept is told, and does no harm: false then. */
    public boolean save(InMemoryProjectionHost memory, LedgerReader entries) {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Mac seal = seal();
            memory.querySnapshot(kept -> save(kept, entries, beside, seal));
            DurableFileMover.moveAndSync(beside, file);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("No checkpoint was written to {}: {}", file, e.getMessage());
            return false;
        }
    }

    private static Path save(ProjectionSnapshot kept, LedgerReader entries, Path to, Mac seal) {
        try (OutputStream out = Files.newOutputStream(to);
                DataOutputStream data = new DataOutputStream(new BufferedOutputStream(sealing(out, seal), BUFFER))) {
            data.writeInt(MAGIC);
            data.writeInt(LAYOUT);
            data.writeLong(kept.ledgerNumber());
            data.write(hashAt(kept.ledgerNumber(), entries));
            for (Projection projection : kept.projections()) {
                data.writeUTF(projection.name());
                projection.writeRows(data, kept.ledgerNumber());
            }
            data.flush();
            out.write(seal.doFinal());
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputStream sealing(OutputStream out, Mac seal) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int one) throws IOException {
                seal.update((byte) one);
                out.write(one);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                seal.update(bytes, from, count);
                out.write(bytes, from, count);
            }
        };
    }
}
