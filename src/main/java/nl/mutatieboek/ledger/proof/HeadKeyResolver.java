package nl.mutatieboek.ledger.proof;

import java.security.KeyPair;
import java.util.Optional;
import nl.mutatieboek.ledger.LedgerStartupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which key signs the heads of a book: the recorded one, or a new one if the operator has retired the recorded
 * one or has restored an older backup. Any other key is of another book.
 *
 * @param name configured name of the book
 */
record HeadKeyResolver(HeadDirectory directory, BookIdentityRepository identity, String name) {
    private static final Logger LOG = LoggerFactory.getLogger(HeadKeyResolver.class);

    /** Returns the key; creates it if it is a new one. */
    HeadSigningKey resolve() {
        Optional<String> recorded = identity.findPublicKey();
        Optional<KeyPair> pair = directory.findKey();
        Optional<SignedHead> restored = directory.findRestoredHead();
        if (recorded.isEmpty()
                || (restored.isPresent()
                        && (pair.isPresent() || findRetired(recorded.get()).isPresent()))) {
            return new HeadSigningKey(
                    restored.map(head -> head.nameAfterRestore(name)).orElse(name),
                    pair.orElseGet(directory::createKey));
        }
        Optional<HeadSigningKey> retired = findRetired(recorded.get());
        if (pair.isEmpty() && retired.isEmpty()) {
            throw missingKey();
        }
        HeadSigningKey key = new HeadSigningKey(nameOf(recorded.get()), pair.orElseGet(directory::createKey));
        if (retired.isPresent() == recorded.get().equals(key.verifierKey()) || !SignedHead.isNameOf(key.name(), name)) {
            throw foreignKey(recorded.get());
        }
        return key;
    }

    /** Returns the key that the book is recorded with, and writes nothing. */
    HeadSigningKey resolveRecorded(String recorded) {
        HeadSigningKey key =
                new HeadSigningKey(nameOf(recorded), directory.findKey().orElseThrow(this::missingKey));
        if (!recorded.equals(key.verifierKey()) || !SignedHead.isNameOf(key.name(), name)) {
            throw foreignKey(recorded);
        }
        return key;
    }

    private LedgerStartupException missingKey() {
        return new LedgerStartupException(
                "The key that signs the heads of this book is missing: put %s back (docs/guides/heads.md)."
                        .formatted(directory.keyFile()));
    }

    private LedgerStartupException foreignKey(String recorded) {
        return new LedgerStartupException(
                "The heads of this book are signed with the key %s; %s or mutatieboek.heads.name is of another book (docs/guides/heads.md)."
                        .formatted(recorded, directory.keyFile()));
    }

    private static String nameOf(String verifierKey) {
        return verifierKey.substring(0, verifierKey.indexOf('+'));
    }

    /** Returns the retired key if the book is recorded with it. */
    private Optional<HeadSigningKey> findRetired(String recorded) {
        return directory
                .findRetiredKey()
                .map(pair -> new HeadSigningKey(nameOf(recorded), pair))
                .filter(key -> key.verifierKey().equals(recorded));
    }

    /**
     * Records the key, if the book was recorded with another one. An old key says in a signed note which one follows it.
     * Repeated after a crash, this leads to the same files.
     *
     * @param size number of entries up to which an earlier key signed
     */
    void recordChange(HeadSigningKey key, long size) {
        Optional<String> recorded = identity.findPublicKey();
        Optional<HeadSigningKey> retired = recorded.flatMap(this::findRetired);
        retired.ifPresent(old -> {
            String text = String.join(
                    "\n",
                    key.name(),
                    "This key signs heads of more than %d entries:".formatted(size),
                    key.verifierKey(),
                    "");
            directory.recordKeyChange(key, old.sign(text) + key.signatureLine(text));
        });
        if (recorded.filter(key.verifierKey()::equals).isPresent()) {
            directory.restorePublicKey(key);
        } else {
            directory.addPublicKey(key.verifierKey(), size);
            identity.recordPublicKey(key.verifierKey());
            LOG.info("Public key of the book's heads: {}", key.verifierKey());
        }
        directory.findRestoredHead().ifPresent(directory::archiveRestoredHead);
        retired.ifPresent(directory::archiveRetiredKey);
    }
}
