package nl.mutatieboek.access.people;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.mutatieboek.access.people.PeopleTables.Name;
import nl.mutatieboek.ledger.NameReferenceResolver;

/** The names that people have and had. Each can be read by the key of its person, and by nobody once that is destroyed. */
public final class NameCabinet implements NameReferenceResolver {
    /** Another process may have given somebody a new name; who acts with the old one so long after, acts with the old one. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private static final int MOST_KEPT = 10_000;

    private final PeopleTables tables;
    private final Keys keys;
    private final ConcurrentMap<String, Kept> current = new ConcurrentHashMap<>();

    private record Kept(String reference, long since) {}

    NameCabinet(PeopleTables tables, Keys keys) {
        this.tables = tables;
        this.keys = keys;
    }

    @Override
    public String reference(String subject) {
        Kept kept = current.get(subject);
        if (kept == null || System.nanoTime() - kept.since() > KEPT.toNanos()) {
            if (current.size() >= MOST_KEPT) {
                current.clear();
            }
            kept = new Kept(tables.lastName(subject).map(Name::id).orElse(""), System.nanoTime());
            current.put(subject, kept);
        }
        return kept.reference();
    }

    /**
     * A name that was kept.
     *
     * @param reference where; as an entry of the ledger says it
     * @return nothing where none was kept, or where it is forgotten
     */
    public Optional<String> find(String reference) {
        return reference.isEmpty() ? Optional.empty() : tables.name(reference).flatMap(this::open);
    }

    /** The name that somebody has now. */
    Optional<String> current(String subject) {
        return tables.lastName(subject).flatMap(this::open);
    }

    /** From now on somebody has this name. */
    void add(String subject, String name) {
        String id = UUID.randomUUID().toString();
        tables.addName(new Name(id, subject, Sealed.seal(keys.findOrMake(subject), id, name)));
        current.remove(subject);
    }

    void forget(String subject) {
        keys.destroy(subject);
        current.remove(subject);
    }

    private Optional<String> open(Name name) {
        return keys.find(name.subject()).flatMap(key -> Sealed.open(key, name.id(), name.ciphertext()));
    }
}
