package nl.mutatieboek.security.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * Stores keys in a file of one process: a header, one line {@code <subject> <64 hexadecimal digits>} per key, and the
 * SHA-256 of all that. Each change writes, syncs and atomically replaces the file, so that no destroyed key remains in
 * it. A damaged file is rejected.
 */
final class FilePersonKeyRepository implements PersonKeyRepository {
    private static final HexFormat HEX = HexFormat.of();
    private static final String HEADER = "mutatieboek-keys 1";
    private static final String CHECKSUM = "sha256 ";
    private static final Pattern LINE = Pattern.compile("(\\S+) ([0-9a-f]{64})");

    private final Path file;
    private Map<String, SecretKey> keys;

    FilePersonKeyRepository(Path file) {
        this.file = file.toAbsolutePath();
        try {
            this.keys = Files.exists(this.file)
                    ? parse(Files.readString(this.file, StandardCharsets.ISO_8859_1))
                    : Map.of();
        } catch (IOException e) {
            throw new LedgerStartupException("The keys of the people in " + this.file + " cannot be read: " + e);
        }
    }

    @Override
    public synchronized Optional<SecretKey> find(String subject) {
        return Optional.ofNullable(keys.get(subject));
    }

    @Override
    public synchronized SecretKey findOrCreate(String subject) {
        SecretKey existing = keys.get(subject);
        if (existing != null) {
            return existing;
        }
        SecretKey created = PersonalDataCipher.newKey();
        Map<String, SecretKey> extended = new TreeMap<>(keys);
        extended.put(subject, created);
        write(extended);
        return created;
    }

    @Override
    public synchronized void destroy(String subject) {
        Map<String, SecretKey> reduced = new TreeMap<>(keys);
        if (reduced.remove(subject) != null) {
            write(reduced);
        }
    }

    private Map<String, SecretKey> parse(String text) {
        List<String> lines = text.lines().toList();
        int last = text.lastIndexOf(CHECKSUM);
        if (lines.isEmpty()
                || !lines.getFirst().equals(HEADER)
                || last < 0
                || !text.substring(last).equals(checksum(text.substring(0, last)))) {
            throw damaged();
        }
        return parse(lines.subList(1, lines.size() - 1));
    }

    private Map<String, SecretKey> parse(List<String> lines) {
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

    private static String checksum(String content) {
        return CHECKSUM + Sha256Digest.hex(content.getBytes(StandardCharsets.ISO_8859_1)) + "\n";
    }

    private LedgerStartupException damaged() {
        return new LedgerStartupException("The keys of the people in " + file
                + " are damaged: put the file back from a backup (docs/guides/accounts.md).");
    }

    private void write(Map<String, SecretKey> all) {
        String content = all.entrySet().stream()
                .map(entry ->
                        entry.getKey() + " " + HEX.formatHex(entry.getValue().getEncoded()) + "\n")
                .collect(Collectors.joining("", HEADER + "\n", ""));
        content += checksum(content);
        try {
            DurableFileMover.replaceOwnerOnly(file, content.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing the keys of people failed", e);
        }
        keys = Map.copyOf(all);
    }
}
