package nl.mutatieboek.ledger.proof;

import java.security.KeyPair;
import java.util.Optional;
import nl.mutatieboek.ledger.LedgerStartupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which key signs the heads of a book: the recorded one, or a new one for a new or restored book. Any other key
 * is of another book.
 *
 * @param name configured name of the book
 */
record HeadKeyResolver(HeadDirectory directory, BookIdentityRepository identity, String name) {
    private static final Logger LOG = LoggerFactory.getLogger(HeadKeyResolver.class);

    /** Returns the key; creates and records it for a new or restored book. */
    HeadSigningKey resolve() {
        Optional<String> recorded = identity.findPublicKey();
        Optional<KeyPair> pair = directory.findKey();
        if (pair.isEmpty() && recorded.isPresent()) {
            throw missingKey();
        }
        Optional<SignedHead> restored = directory.findRestoredHead();
        if (recorded.isEmpty() || restored.isPresent()) {
            HeadSigningKey key = new HeadSigningKey(
                    restored.map(head -> head.nameAfterRestore(name)).orElse(name),
                    pair.orElseGet(directory::createKey));
            identity.recordPublicKey(key.verifierKey());
            restored.ifPresent(directory::archiveRestoredHead);
            LOG.info("Public key of the book's heads: {}", key.verifierKey());
            return key;
        }
        return resolveRecorded(recorded.get());
    }

    /** Returns the key that the book is recorded with, and writes nothing. */
    HeadSigningKey resolveRecorded(String recorded) {
        HeadSigningKey key = new HeadSigningKey(
                recorded.substring(0, recorded.indexOf('+')), directory.findKey().orElseThrow(this::missingKey));
        if (!recorded.equals(key.verifierKey()) || !SignedHead.isNameOf(key.name(), name)) {
            throw new LedgerStartupException(
                    "The heads of this book are signed with the key %s; %s or mutatieboek.heads.name is of another book (docs/guides/heads.md)."
                            .formatted(recorded, directory.keyFile()));
        }
        return key;
    }

    private LedgerStartupException missingKey() {
        return new LedgerStartupException(
                "The key that signs the heads of this book is missing: put %s back (docs/guides/heads.md)."
                        .formatted(directory.keyFile()));
    }
}
