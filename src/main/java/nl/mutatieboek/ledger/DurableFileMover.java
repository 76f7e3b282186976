package nl.mutatieboek.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.UUID;

/** Writes and replaces files atomically, and syncs the directory so that the move is on disk. */
public final class DurableFileMover {
    private DurableFileMover() {}

    /** Writes a file that only its owner may read, and replaces an earlier one at once. */
    public static void replaceOwnerOnly(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".part");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(temporary);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        writeAndSync(temporary, content);
        moveAndSync(temporary, file);
    }

    private static void writeAndSync(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /**
     * Writes a file that others may read and that never changes.
     *
     * @throws FileAlreadyExistsException if it exists with other content
     */
    public static void writeOnce(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!Files.exists(file)) {
            moveIfAbsent(file, content);
        }
        if (!Arrays.equals(Files.readAllBytes(file), content)) {
            throw new FileAlreadyExistsException(file.toString(), null, "it has other content");
        }
    }

    /** Leaves a file alone that another thread has written meanwhile. */
    private static void moveIfAbsent(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(".%s.%s.part".formatted(file.getFileName(), UUID.randomUUID()));
        try {
            writeAndSync(temporary, content);
            Files.move(temporary, file);
            syncDirectory(file);
        } catch (FileAlreadyExistsException e) {
            // Its content is compared.
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Moves the file. Its content must be synced before. */
    public static void moveAndSync(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(to);
    }

    private static void syncDirectory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null
                && directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
