package nl.mutatieboek.ledger;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Locations of the files of a book. Read-only commands need them too, without the cost of a validator.
 *
 * @param data directory of the H2 book, and with every database of the checkpoint, uploaded files, rebuild certificates
 *     and an H2 book's keys of names; by default {@code data} in the working directory
 * @param acknowledgement file with the last acknowledged entry, which detects a database that was set back; by default beside an
 *     H2 book, and none with PostgreSQL
 */
@ConfigurationProperties("mutatieboek")
public record StorageProperties(
        @DefaultValue("data") Path data, @DefaultValue("") String acknowledgement) {}
