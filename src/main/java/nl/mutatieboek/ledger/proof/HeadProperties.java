package nl.mutatieboek.ledger.proof;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the signed heads.
 *
 * @param name name of the book in its heads, such as {@code mutatieboek.example.nl/rijk}; no spaces and no plus sign;
 *     choose it before the first start, because the key of the book carries it; {@code mutatieboek} by default
 * @param directory directory of the key that signs the heads and of the last signed head; outside the data directory,
 *     and not in its backups; by default beside the data directory, with {@code -heads} after its name
 */
@ConfigurationProperties("mutatieboek.heads")
public record HeadProperties(
        @DefaultValue("mutatieboek") String name,
        @DefaultValue("") String directory) {}
