package nl.mutatieboek.security.account;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.mutatieboek.ledger.NameReferenceProvider;
import nl.mutatieboek.security.account.JdbcAccountRepository.EncryptedNameRow;

/**
 * Stores current and earlier names, each encrypted with the key of its person; destroying the key makes them
 * unreadable.
 */
public final class EncryptedNameRepository implements NameReferenceProvider {
    /** How long another process may still use an earlier name after a change. */
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(5);

    private static final int MAX_CACHED = 10_000;

    private final JdbcAccountRepository repository;
    private final PersonKeyRepository keys;
    private final ConcurrentMap<String, CachedNameReference> references = new ConcurrentHashMap<>();

    private record CachedNameReference(String reference, long since) {}

    EncryptedNameRepository(JdbcAccountRepository repository, PersonKeyRepository keys) {
        this.repository = repository;
        this.keys = keys;
    }

    @Override
    public String resolveReference(String subject) {
        CachedNameReference cached = references.get(subject);
        if (cached == null || System.nanoTime() - cached.since() > TIME_TO_LIVE.toNanos()) {
            if (references.size() >= MAX_CACHED) {
                references.clear();
            }
            cached = new CachedNameReference(
                    repository.findLatestName(subject).map(EncryptedNameRow::id).orElse(""), System.nanoTime());
            references.put(subject, cached);
        }
        return cached.reference();
    }

    /**
     * Finds a stored name.
     *
     * @param reference reference in a ledger entry
     * @return empty if there is none or it is forgotten
     */
    public Optional<String> findName(String reference) {
        return reference.isEmpty()
                ? Optional.empty()
                : repository.findName(reference).flatMap(this::decrypt);
    }

    Optional<String> findCurrentName(String subject) {
        return repository.findLatestName(subject).flatMap(this::decrypt);
    }

    /** Adds a name, which becomes the current one. */
    void addName(String subject, String name) {
        String id = UUID.randomUUID().toString();
        repository.addName(
                new EncryptedNameRow(id, subject, PersonalDataCipher.encrypt(keys.findOrCreate(subject), id, name)));
        references.remove(subject);
    }

    void destroyKey(String subject) {
        keys.destroy(subject);
        references.remove(subject);
    }

    private Optional<String> decrypt(EncryptedNameRow name) {
        return keys.find(name.subject()).flatMap(key -> PersonalDataCipher.decrypt(key, name.id(), name.ciphertext()));
    }
}
