package nl.mutatieboek.ledger.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.DurableFileMover;
import nl.mutatieboek.ledger.LedgerStartupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files outside the database: the key that signs the heads, and the last signed head. A database that was set back does
 * not match them.
 */
final class HeadDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(HeadDirectory.class);
    private static final String PRIVATE_KEY = "PRIVATE KEY";
    private static final String PUBLIC_KEY = "PUBLIC KEY";
    private static final int LINE_LENGTH = 64;

    private final Path keyFile;
    private final Path retiredKeyFile;
    private final Path publicKeysFile;
    private final Path lastHeadFile;
    private final Path restoredHeadFile;
    private final Path cosignedHeadFile;
    private final Path lockFile;
    private final BalanceHeadFile balanceHead;

    HeadDirectory(Path directory) {
        keyFile = directory.resolve("head.key").toAbsolutePath();
        retiredKeyFile = directory.resolve("retired-head.key").toAbsolutePath();
        publicKeysFile = directory.resolve("public-keys.txt").toAbsolutePath();
        lastHeadFile = directory.resolve("last-head.txt").toAbsolutePath();
        cosignedHeadFile = directory.resolve("cosigned-head.txt").toAbsolutePath();
        lockFile = directory.resolve("last-head.lock").toAbsolutePath();
        balanceHead =
                new BalanceHeadFile(directory.resolve("last-balance-head.txt").toAbsolutePath());
        restoredHeadFile = directory.resolve("restored-head.txt").toAbsolutePath();
    }

    /** Locates the directory; by default beside the data directory of the book. */
    static HeadDirectory locate(HeadProperties settings, Path data) {
        Path beside = data.toAbsolutePath().normalize();
        return new HeadDirectory(
                settings.directory().isEmpty()
                        ? beside.resolveSibling(beside.getFileName() + "-heads")
                        : Path.of(settings.directory()));
    }

    /** Returns the key, and the one that is to be replaced, as far as this process can read them. */
    List<KeyPair> findReadableKeys() {
        return Stream.of(keyFile, retiredKeyFile)
                .filter(Files::isReadable)
                .flatMap(file -> findKey(file).stream())
                .toList();
    }

    boolean canReadLastHead() {
        return Files.isReadable(lastHeadFile);
    }

    Path keyFile() {
        return keyFile;
    }

    Path lastHeadFile() {
        return lastHeadFile;
    }

    Optional<KeyPair> findKey() {
        return findKey(keyFile);
    }

    /** Returns the key that is to be replaced: the operator has renamed it to say so. */
    Optional<KeyPair> findRetiredKey() {
        return findKey(retiredKeyFile);
    }

    private static Optional<KeyPair> findKey(Path keyFile) {
        try {
            String pem = Files.exists(keyFile) ? Files.readString(keyFile) : "";
            if (pem.isEmpty()) {
                return Optional.empty();
            }
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            return Optional.of(new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(section(pem, PUBLIC_KEY))),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(section(pem, PRIVATE_KEY)))));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new LedgerStartupException("The key that signs heads, %s, cannot be read: %s".formatted(keyFile, e));
        }
    }

    private static byte[] section(String pem, String type) {
        String begin = "-----BEGIN %s-----".formatted(type);
        int from = pem.indexOf(begin);
        int to = pem.indexOf("-----END %s-----".formatted(type));
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("it has no " + type);
        }
        return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
    }

    KeyPair createKey() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String pem = pem(PRIVATE_KEY, pair.getPrivate().getEncoded())
                    + pem(PUBLIC_KEY, pair.getPublic().getEncoded());
            DurableFileMover.replaceOwnerOnly(keyFile, pem.getBytes(StandardCharsets.US_ASCII));
            return pair;
        } catch (IOException e) {
            throw new LedgerStartupException(
                    "The key that signs heads cannot be written to %s: %s".formatted(keyFile, e));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is not available", e);
        }
    }

    private static String pem(String type, byte[] encoded) {
        String lines = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(encoded);
        return String.join("\n", "-----BEGIN " + type + "-----", lines, "-----END " + type + "-----", "");
    }

    /** Keeps a replaced key under its identifier, so that it counts only once; the operator destroys it. */
    void archiveRetiredKey(HeadSigningKey key) {
        try {
            DurableFileMover.moveAndSync(
                    retiredKeyFile, retiredKeyFile.resolveSibling("retired-head-%s.key".formatted(key.idText())));
        } catch (IOException e) {
            throw new LedgerStartupException("%s cannot be renamed: %s".formatted(retiredKeyFile, e));
        }
    }

    private Path keyChangeFile(HeadSigningKey next) {
        return keyFile.resolveSibling("key-change-%s.txt".formatted(next.idText()));
    }

    /** Keeps what an old key says of a new one. */
    void recordKeyChange(HeadSigningKey next, String note) {
        Path file = keyChangeFile(next);
        try {
            DurableFileMover.writeOnce(file, note.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LedgerStartupException("%s cannot be written: %s".formatted(file, e));
        }
    }

    /**
     * Adds the key that the book is recorded with, if the list was removed. From how many entries on the key signs, only
     * its key change can tell.
     */
    void restorePublicKey(HeadSigningKey key) {
        try {
            String list = publicKeys();
            if (list.lines().noneMatch(("log " + key.verifierKey())::equals)) {
                LOG.warn("{} was removed: it lists the present key again, but no earlier one", publicKeysFile);
                String restored = String.join(
                        "\n",
                        list + "# This list was removed once: earlier keys are missing, and it is not known from how",
                        "# many entries on this key signs, unless "
                                + keyChangeFile(key).getFileName() + " says so.",
                        "log " + key.verifierKey(),
                        "");
                DurableFileMover.replaceOwnerOnly(publicKeysFile, restored.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new LedgerStartupException("%s cannot be written: %s".formatted(publicKeysFile, e));
        }
    }

    /** Returns a policy with all public keys of the book, also the one that signs now, and without witnesses. */
    String keyPolicy(String present) {
        String list = publicKeys();
        String line = "log " + present;
        return (list.lines().anyMatch(line::equals) ? list : list + line + "\n")
                + "# No witness need have signed.\nquorum none\n";
    }

    private String publicKeys() {
        try {
            return Files.exists(publicKeysFile) ? Files.readString(publicKeysFile) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("The public keys cannot be read", e);
        }
    }

    /** Adds a public key to the list of all keys of the book, which is a part of a policy for verifiers. */
    void addPublicKey(String verifierKey, long after) {
        try {
            String list = publicKeys();
            if (list.lines().noneMatch(("log " + verifierKey)::equals)) {
                String added = "%s# Signs heads of more than %d entries.%nlog %s%n".formatted(list, after, verifierKey);
                DurableFileMover.replaceOwnerOnly(
                        publicKeysFile, added.replace("\r", "").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new LedgerStartupException("%s cannot be written: %s".formatted(publicKeysFile, e));
        }
    }

    BalanceHeadFile balanceHead() {
        return balanceHead;
    }

    /** Returns the last signed head. */
    Optional<SignedHead> findLastHead() {
        return find(lastHeadFile);
    }

    /**
     * Returns the head beyond which an older backup was restored on purpose: the operator has renamed the last signed head
     * to acknowledge that.
     */
    Optional<SignedHead> findRestoredHead() {
        return find(restoredHeadFile);
    }

    /** Returns the head in a file; fails if it is damaged or cannot be read. */
    static Optional<SignedHead> find(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            return Optional.of(SignedHead.parse(Files.readString(file)).orElseThrow(() -> damaged(file)));
        } catch (IOException e) {
            throw new LedgerStartupException("The signed head in %s cannot be read: %s".formatted(file, e));
        }
    }

    static LedgerStartupException damaged(Path file) {
        return new LedgerStartupException("The signed head in %s is damaged.".formatted(file));
    }

    /** Keeps a restored head under its size, so that it counts only once. */
    void archiveRestoredHead(SignedHead head) {
        try {
            DurableFileMover.moveAndSync(
                    restoredHeadFile, restoredHeadFile.resolveSibling("restored-head-%d.txt".formatted(head.size())));
        } catch (IOException e) {
            throw new LedgerStartupException("%s cannot be renamed: %s".formatted(restoredHeadFile, e));
        }
    }

    /** Returns the last head that enough witnesses have co-signed; empty if it cannot be read, because it is kept elsewhere. */
    Optional<SignedHead> findCosignedHead() {
        try {
            return find(cosignedHeadFile);
        } catch (LedgerStartupException e) {
            LOG.warn("The co-signed head is collected again", e);
            return Optional.empty();
        }
    }

    void recordCosignedHead(String note) {
        try {
            DurableFileMover.replaceOwnerOnly(cosignedHeadFile, note.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The co-signed head cannot be written", e);
        }
    }

    /**
     * Keeps a head before anybody receives it.
     *
     * @throws IllegalStateException if another process, which shares this directory, has signed a larger or another one,
     *     or keeps the directory locked
     */
    void recordLastHead(SignedHead head) {
        // Otherwise another process could sign a larger head between the comparison and the replacement.
        try {
            DirectoryLock.runLocked(lockFile, () -> {
                requireLargest(head);
                DurableFileMover.replaceOwnerOnly(lastHeadFile, head.note().getBytes(StandardCharsets.UTF_8));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The last signed head cannot be written", e);
        }
    }

    private void requireLargest(SignedHead head) {
        findLastHead()
                .filter(known -> known.size() > head.size()
                        || (known.size() == head.size() && !known.text().equals(head.text())))
                .ifPresent(known -> {
                    throw new IllegalStateException("Head %d is not signed: another process has signed head %d"
                            .formatted(head.size(), known.size()));
                });
    }
}
