package nl.mutatieboek.access.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Keys in a file that one process writes: a line for each, {@code <subject> <64 hexadecimal digits>}. It is written anew at
 * each change, synced, and put in the place of the old one, so that a destroyed key is nowhere in it.
 */
final class KeysInFile implements Keys {
    private static final HexFormat HEX = HexFormat.of();

    private final Path file;
    private @Nullable Map<String, SecretKey> known;

    KeysInFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public synchronized Optional<SecretKey> find(String subject) {
        return Optional.ofNullable(known().get(subject));
    }

    @Override
    public synchronized SecretKey findOrMake(String subject) {
        SecretKey there = known().get(subject);
        if (there != null) {
            return there;
        }
        SecretKey made = Sealed.newKey();
        Map<String, SecretKey> more = new TreeMap<>(known());
        more.put(subject, made);
        write(more);
        return made;
    }

    @Override
    public synchronized void destroy(String subject) {
        Map<String, SecretKey> fewer = new TreeMap<>(known());
        if (fewer.remove(subject) != null) {
            write(fewer);
        }
    }

    private Map<String, SecretKey> known() {
        Map<String, SecretKey> read = known;
        if (read == null) {
            try {
                read = Files.exists(file)
                        ? Files.readAllLines(file).stream()
                                .map(line -> line.split(" ", 2))
                                .collect(Collectors.toMap(
                                        parts -> parts[0], parts -> Sealed.key(HEX.parseHex(parts[1]))))
                        : Map.of();
            } catch (IOException e) {
                throw new UncheckedIOException("The keys of the people cannot be read", e);
            }
            known = read;
        }
        return read;
    }

    private void write(Map<String, SecretKey> all) {
        String lines = all.entrySet().stream()
                .map(one -> one.getKey() + " " + HEX.formatHex(one.getValue().getEncoded()) + "\n")
                .collect(Collectors.joining());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(part);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The keys of the people cannot be written", e);
        }
        known = Map.copyOf(all);
    }
}
