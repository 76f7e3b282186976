package nl.mutatieboek.security.account;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.mutatieboek.ledger.NameReferenceProvider;
import nl.mutatieboek.security.account.JdbcAccountRepository.EncryptedNameRow;

/** The names that people have and had. Each can be read by the key of its person, and by nobody once that is destroyed. */
public final class EncryptedNameRepository implements NameReferenceProvider {
    /** Another process may have given somebody a new name; who acts with the old one so long after, acts with the old one. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private static final int MOST_KEPT = 10_000;

    private final JdbcAccountRepository tables;
    private final PersonKeyRepository keys;
    private final ConcurrentMap<String, CachedNameReference> findCurrentName = new ConcurrentHashMap<>();

    private record CachedNameReference(String reference, long since) {}

    EncryptedNameRepository(JdbcAccountRepository tables, PersonKeyRepository keys) {
        this.tables = tables;
        this.keys = keys;
    }

    @Override
    public String resolveReference(String subject) {
        CachedNameReference kept = findCurrentName.get(subject);
        if (kept == null || System.nanoTime() - kept.since() > KEPT.toNanos()) {
            if (findCurrentName.size() >= MOST_KEPT) {
                findCurrentName.clear();
            }
            kept = new CachedNameReference(
                    tables.findLatestName(subject).map(EncryptedNameRow::id).orElse(""), System.nanoTime());
            findCurrentName.put(subject, kept);
        }
        return kept.reference();
    }

    /**
     * A name that was kept.
     *
     * @param reference where; as an entry of the ledger says it
     * @return nothing where none was kept, or where it is forgotten
     */
    public Optional<String> findName(String reference) {
        return reference.isEmpty()
                ? Optional.empty()
                : tables.findName(reference).flatMap(this::open);
    }

    /** The name that somebody has now. */
    Optional<String> findCurrentName(String subject) {
        return tables.findLatestName(subject).flatMap(this::open);
    }

    /** From now on somebody has this name. */
    void addName(String subject, String name) {
        String id = UUID.randomUUID().toString();
        tables.addName(
                new EncryptedNameRow(id, subject, PersonalDataCipher.encrypt(keys.findOrCreate(subject), id, name)));
        findCurrentName.remove(subject);
    }

    void destroyKey(String subject) {
        keys.destroy(subject);
        findCurrentName.remove(subject);
    }

    private Optional<String> open(EncryptedNameRow name) {
        return keys.find(name.subject()).flatMap(key -> PersonalDataCipher.decrypt(key, name.id(), name.ciphertext()));
    }
}
