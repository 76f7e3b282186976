package nl.mutatieboek.security.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import nl.mutatieboek.ledger.DurableFileMover;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.Sha256Digest;
import org.jspecify.annotations.Nullable;

/**
 * Keys in a file that one process writes: a line for each, {@code <subject> <64 hexadecimal digits>}, between a first line that
 * says the form and a last one with the SHA-256 of all before it. It is written anew at each change, synced, and put in the
 * place of the old one, so that a destroyed key is nowhere in it. One that is damaged is not used.
 */
final class FilePersonKeyRepository implements PersonKeyRepository {
    private static final HexFormat HEX = HexFormat.of();
    private static final String FORM = "mutatieboek-keys 2";
    private static final String CHECKSUM = "sha256 ";
    private static final Pattern LINE = Pattern.compile("(\\S+) ([0-9a-f]{64})");

    private final Path file;
    private @Nullable Map<String, SecretKey> known;

    FilePersonKeyRepository(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public synchronized Optional<SecretKey> find(String subject) {
        return Optional.ofNullable(known().get(subject));
    }

    @Override
    public synchronized SecretKey findOrCreate(String subject) {
        SecretKey there = known().get(subject);
        if (there != null) {
            return there;
        }
        SecretKey made = PersonalDataCipher.newKey();
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
                read = Files.exists(file) ? keys(Files.readString(file, StandardCharsets.ISO_8859_1)) : Map.of();
            } catch (IOException e) {
                throw new LedgerStartupException("The keys of the people in " + file + " cannot be read: " + e);
            }
            known = read;
        }
        return read;
    }

    private Map<String, SecretKey> keys(String text) {
        List<String> lines = text.lines().toList();
        // A file of the form before this one had neither; it has them at its next change.
        if (!lines.isEmpty() && LINE.matcher(lines.getFirst()).matches()) {
            return keys(lines);
        }
        int last = text.lastIndexOf(CHECKSUM);
        if (lines.isEmpty()
                || !lines.getFirst().equals(FORM)
                || last < 0
                || !text.substring(last).equals(checksum(text.substring(0, last)))) {
            throw damaged();
        }
        return keys(lines.subList(1, lines.size() - 1));
    }

    private Map<String, SecretKey> keys(List<String> lines) {
        Map<String, SecretKey> keys = new TreeMap<>();
        for (String line : lines) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()
                    || keys.put(parts.group(1), PersonalDataCipher.toKey(HEX.parseHex(parts.group(2)))) != null) {
                throw damaged();
            }
        }
        return keys;
    }

    private static String checksum(String before) {
        MessageDigest digest = Sha256Digest.newDigest();
        digest.update(before.getBytes(StandardCharsets.ISO_8859_1));
        return CHECKSUM + Sha256Digest.hex(digest) + "\n";
    }

    private LedgerStartupException damaged() {
        return new LedgerStartupException("The keys of the people in " + file
                + " are damaged: put the file back from a backup (docs/operations.md).");
    }

    private void write(Map<String, SecretKey> all) {
        String keys = all.entrySet().stream()
                .map(one -> one.getKey() + " " + HEX.formatHex(one.getValue().getEncoded()) + "\n")
                .collect(Collectors.joining("", FORM + "\n", ""));
        String lines = keys + checksum(keys);
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
            DurableFileMover.moveAndSync(part, file);
        } catch (IOException e) {
            throw new UncheckedIOException("The keys of the people cannot be written", e);
        }
        known = Map.copyOf(all);
    }
}
