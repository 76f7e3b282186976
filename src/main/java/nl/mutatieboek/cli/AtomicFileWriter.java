package nl.mutatieboek.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * Writes a file completely or not at all: first to a {@code .partial} file beside it, which is moved to its name once
 * it is synced to disk.
 */
final class AtomicFileWriter {
    /** Argument that stands for standard output. */
    static final String STANDARD_OUTPUT = "-";

    private final Path file;
    private final boolean replacing;

    /** @param replacing whether an existing file may be replaced */
    AtomicFileWriter(Path file, boolean replacing) {
        this.file = file.toAbsolutePath();
        this.replacing = replacing;
    }

    record WrittenFile(long bytes, String sha256) {}

    /** Writes content to a stream that throws {@link OutputFailedException}. */
    @FunctionalInterface
    interface ContentWriter {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Returns the reason why the file cannot be written; empty if none is known. */
    Optional<String> findObstacle() {
        if (Files.isDirectory(file)) {
            return Optional.of(file + " is a directory; name a file in it.");
        }
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.of("There is no directory " + folder + ".");
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        // Never replace a device or a link.
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(file + " is not a regular file; write to - and redirect standard output.");
        }
        return replacing ? Optional.empty() : Optional.of(file + " already exists; --force replaces it.");
    }

    WrittenFile write(ContentWriter writing) throws IOException {
        Path partial = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".partial");
        try {
            WrittenFile written = writePartial(partial, writing);
            if (findObstacle().isPresent()) {
                throw new OutputFailedException(findObstacle().get());
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            return written;
        } catch (FileSystemException e) {
            throw new OutputFailedException(sentence(file.toString(), e));
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private WrittenFile writePartial(Path partial, ContentWriter writing) throws IOException {
        MessageDigest digest = Sha256Digest.newDigest();
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writing.writeTo(new DigestOutputStream(
                    new FailureTranslatingOutputStream(file.toString(), Channels.newOutputStream(channel)), digest));
            channel.force(true);
            return new WrittenFile(channel.size(), Sha256Digest.hex(digest));
        }
    }

    /** Writes to standard output and leaves it open. */
    static void write(OutputStream standardOutput, ContentWriter writing) throws IOException {
        writing.writeTo(new FailureTranslatingOutputStream("Standard output", standardOutput));
    }

    /** Stream that distinguishes failures of the output from failures of the ledger. */
    private static final class FailureTranslatingOutputStream extends FilterOutputStream {
        private final String what;

        FailureTranslatingOutputStream(String what, OutputStream out) {
            super(out);
            this.what = what;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw translate(e);
            }
        }

        @Override
        public void flush() {
            try {
                out.flush();
            } catch (IOException e) {
                throw translate(e);
            }
        }

        private RuntimeException translate(IOException e) {
            return String.valueOf(e.getMessage()).contains("Broken pipe")
                    ? new OutputFailedException.BrokenPipeException()
                    : new OutputFailedException(sentence(what, e));
        }
    }

    private static String sentence(String what, IOException e) {
        String because = e instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : e instanceof java.nio.file.AccessDeniedException
                        ? "permission denied"
                        : String.valueOf(e.getMessage());
        return what + " could not be written: " + because + ".";
    }
}
