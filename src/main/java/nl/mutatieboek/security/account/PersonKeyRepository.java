package nl.mutatieboek.security.account;

import java.util.Optional;
import javax.crypto.SecretKey;

/** The keys by which what could tell who somebody is can be read: one for each person, kept apart from what they lock. */
public interface PersonKeyRepository {
    /** The key of a subject; nothing where it was forgotten, or never was. */
    Optional<SecretKey> find(String subject);

    /** The key of a subject, made at the first time that it is asked. */
    SecretKey findOrCreate(String subject);

    /** Destroys a key: what it locks can be read by nobody any more who has no copy of it. */
    void destroy(String subject);
}
