package nl.mutatieboek.exporting.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import nl.mutatieboek.ledger.Sha256Digest;

/** Counts and digests the bytes written; closing it does not close the underlying stream. */
final class CountingDigestOutputStream extends FilterOutputStream {
    private final MessageDigest digest = Sha256Digest.newDigest();
    private long bytes;

    CountingDigestOutputStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
        digest.update((byte) one);
        bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
        out.write(some, from, length);
        digest.update(some, from, length);
        bytes += length;
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    /** The bytes written so far, as a file. */
    PackedFile toPackedFile(String name, ArchiveFileFormat format) {
        return new PackedFile(name, format, bytes, Sha256Digest.hex(digest));
    }
}
