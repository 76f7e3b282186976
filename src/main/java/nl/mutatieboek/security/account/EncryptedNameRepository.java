package nl.mutatieboek.security.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.mutatieboek.ledger.NameReferenceProvider;
import nl.mutatieboek.security.account.JdbcAccountRepository.EncryptedNameRow;
import org.springframework.stereotype.Component;

/**
 * Stores current and earlier names, each encrypted with the key of its person; destroying the key makes them
 * unreadable.
 */
@Component
public final class EncryptedNameRepository implements NameReferenceProvider {
    /** How long another process may still use an earlier name after a change. */
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(5);

    private static final int MAX_CACHED = 10_000;

    private final JdbcAccountRepository repository;
    private final PersonKeyRepository keys;
    private final Cache<String, String> references = Caffeine.newBuilder()
            .expireAfterWrite(TIME_TO_LIVE)
            .maximumSize(MAX_CACHED)
            .build();

    EncryptedNameRepository(JdbcAccountRepository repository, PersonKeyRepository keys) {
        this.repository = repository;
        this.keys = keys;
    }

    @Override
    public String resolveReference(String subject) {
        return references.get(
                subject,
                one -> repository.findLatestName(one).map(EncryptedNameRow::id).orElse(""));
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
        references.invalidate(subject);
    }

    void destroyKey(String subject) {
        keys.destroy(subject);
        references.invalidate(subject);
    }

    private Optional<String> decrypt(EncryptedNameRow name) {
        return keys.find(name.subject()).flatMap(key -> PersonalDataCipher.decrypt(key, name.id(), name.ciphertext()));
    }
}
