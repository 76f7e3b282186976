package nl.mutatieboek.security.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Location of the keys that encrypt names.
 *
 * @param keys file with the keys; by default {@code people.keys} in the data directory of an H2 book, and a table in
 *     PostgreSQL
 */
@ConfigurationProperties("mutatieboek")
record PersonKeyProperties(@DefaultValue("") String keys) {}
