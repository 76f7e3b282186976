package nl.mutatieboek.ledger.config;

import org.springframework.context.annotation.Import;
import org.springframework.modulith.NamedInterface;

/** The book for a process that writes it and serves nobody, such as an import. */
@NamedInterface("reading")
@Import({DatabaseMigrationConfiguration.class, LedgerConfiguration.class})
public class StandaloneWriterConfiguration {}
