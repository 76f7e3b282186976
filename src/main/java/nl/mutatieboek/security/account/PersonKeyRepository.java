package nl.mutatieboek.security.account;

import java.util.Optional;
import javax.crypto.SecretKey;

/** Keys that encrypt personal data, one for each person, stored apart from the data. */
public interface PersonKeyRepository {
    /** Finds the key of a subject; empty if it was destroyed or never existed. */
    Optional<SecretKey> find(String subject);

    /** Returns the key of a subject, created at first use. */
    SecretKey findOrCreate(String subject);

    /** Destroys a key; its data becomes unreadable without a copy of the key. */
    void destroy(String subject);
}
